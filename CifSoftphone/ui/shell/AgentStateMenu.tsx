import * as React from 'react';
import { DefaultButton, type IButton } from '@fluentui/react';
import { agentWord } from '../../../protocol/agentState';
import type { Place, PlaceView } from '../../surface/place';
import { agentStateWords, notReadyWords } from '../../words/agentStateWords';
import { ChoiceMenu, type MenuChoice } from '../parts/ChoiceMenu';
import { ChevronIcon } from '../theme/icons';
import { useMenuStyles } from '../theme/menuStyles';
import { fill, type Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface AgentStateMenuProps {
  readonly place: Place;
  readonly view: PlaceView;
  /** The menu takes its own room, instead of lying over what is below. */
  readonly inFlow: boolean;
  readonly texts: Texts;
}

const colours = { available: 'green', 'not-ready': 'red', busy: 'amber', 'wrap-up': 'amber' } as const;

/** How the agent stands, and the choice between available and not ready (for one of the makers' reasons). */
export const AgentStateMenu: React.FC<AgentStateMenuProps> = ({ place, view, inFlow, texts }) => {
  const styles = useStyles();
  const own = useMenuStyles();
  const [open, setOpen] = React.useState(false);
  const button = React.useRef<IButton>(null);
  const close = React.useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  // A choice could not be stored now.
  const disabled = view.status !== 'connected';
  React.useEffect(() => {
    if (open && disabled) close();
  }, [open, disabled, close]);
  const { agent } = view;
  if (agent === undefined) return null;
  const reasons = view.settings.presence.notReadyReasons;
  const { ready, reason } = agent;
  const words = agentStateWords(agent, reasons, texts);
  const whyNot: readonly (string | undefined)[] =
    reasons.length === 0 ? [undefined] : reasons.map(({ value }) => value);
  const choices: readonly MenuChoice[] = [
    { key: 'available', text: texts('Agent_available'), chosen: ready, choose: () => place.chooseState(true) },
    ...whyNot.map((why) => ({
      key: `not-ready ${why ?? ''}`,
      text: notReadyWords(why, reasons, texts),
      chosen: !ready && reason === why,
      choose: () => place.chooseState(false, why),
    })),
  ];
  return (
    <div
      // A press keeps the keyboard where it is; only who goes elsewhere closes the menu.
      onMouseDown={(event) => (open ? event.preventDefault() : undefined)}
      onBlur={({ currentTarget, relatedTarget }) =>
        currentTarget.contains(relatedTarget) ? undefined : setOpen(false)
      }
    >
      <DefaultButton
        componentRef={button}
        className={own.agentState}
        data-testid="agent-state"
        data-state={agentWord(agent)}
        disabled={disabled}
        allowDisabledFocus
        ariaLabel={fill(texts('Agent_Label'), { state: words })}
        aria-haspopup="menu"
        aria-expanded={open}
        onRenderText={() => (
          <span key="words" className={own.agentStateText}>
            <span className={`${styles.dot} ${styles[colours[agentWord(agent)]]}`} aria-hidden="true" />
            <span>{words}</span>
            <ChevronIcon />
          </span>
        )}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (disabled || event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      />
      {open && !disabled && (
        <ChoiceMenu label={texts('Agent_Choose')} choices={choices} inFlow={inFlow} onClose={close} />
      )}
      <span className={styles.unseen} role="status">
        {words}
      </span>
    </div>
  );
};
