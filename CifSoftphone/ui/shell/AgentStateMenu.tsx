import * as React from 'react';
import { DefaultButton, type IButton } from '@fluentui/react';
import { agentWord } from '../../../protocol/agentWords';
import { agentStateWords, notReadyWords } from '../../words/agentStateWords';
import { ChoiceMenu, type MenuChoice } from '../parts/ChoiceMenu';
import { ChevronIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { fill } from '../../words/texts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { StatusDot } from './StatusDot';

export interface AgentStateMenuProps {
  /** The menu takes its own room, instead of lying over what is below. */
  readonly inFlow: boolean;
}

const styles = lazyClasses({
  agentState: { minWidth: 0, maxWidth: '100%', height: 'auto', minHeight: 32, padding: '0 8px', borderRadius: 4 },
  agentStateText: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
});

const colours = { available: 'green', 'not-ready': 'red', busy: 'amber', 'wrap-up': 'amber' } as const;

/** How the agent stands, and the choice between available and not ready (for one of the makers' reasons). */
export const AgentStateMenu: React.FC<AgentStateMenuProps> = ({ inFlow }) => {
  const { place, view, texts } = useSoftphone();
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
        className={styles.agentState}
        data-testid="agent-state"
        data-state={agentWord(agent)}
        disabled={disabled}
        allowDisabledFocus
        ariaLabel={fill(texts('Agent_Label'), { state: words })}
        aria-haspopup="menu"
        aria-expanded={open}
        onRenderText={() => (
          <span key="words" className={styles.agentStateText}>
            <StatusDot colour={colours[agentWord(agent)]} />
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
      <span className={common.unseen} role="status">
        {words}
      </span>
    </div>
  );
};
