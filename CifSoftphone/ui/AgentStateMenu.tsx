import * as React from 'react';
import { DefaultButton, type IButton } from '@fluentui/react';
import { agentWord, type AgentState } from '../../protocol/agentState';
import type { Choice } from '../settings/softphoneSettings';
import { agentStateWords, notReadyWords } from './agentStateWords';
import { ChoiceMenu, type MenuChoice } from './ChoiceMenu';
import { ChevronIcon } from './icons';
import { usePanelStyles } from './panelStyles';
import { fill, type Texts } from './texts';
import { useStyles } from './useStyles';

export interface AgentStateMenuProps {
  readonly agent: AgentState;
  readonly reasons: readonly Choice[];
  /** A choice could not be stored now. */
  readonly disabled: boolean;
  readonly texts: Texts;
  readonly onChoose: (ready: boolean, reason?: string) => void;
}

const colours = { available: 'green', 'not-ready': 'red', busy: 'amber', 'wrap-up': 'amber' } as const;

/** How the agent stands, and the choice between available and not ready (for one of the makers' reasons). */
export const AgentStateMenu: React.FC<AgentStateMenuProps> = ({ agent, reasons, disabled, texts, onChoose }) => {
  const styles = useStyles();
  const panel = usePanelStyles();
  const [open, setOpen] = React.useState(false);
  const button = React.useRef<IButton>(null);
  const close = React.useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  React.useEffect(() => {
    if (open && disabled) close();
  }, [open, disabled, close]);
  const { ready, reason } = agent;
  const words = agentStateWords(agent, reasons, texts);
  const whyNot: readonly (string | undefined)[] =
    reasons.length === 0 ? [undefined] : reasons.map(({ value }) => value);
  const choices: readonly MenuChoice[] = [
    { key: 'available', text: texts('Agent_available'), chosen: ready, choose: () => onChoose(true) },
    ...whyNot.map((why) => ({
      key: `not-ready ${why ?? ''}`,
      text: notReadyWords(why, reasons, texts),
      chosen: !ready && reason === why,
      choose: () => onChoose(false, why),
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
        className={panel.agentState}
        data-testid="agent-state"
        data-state={agentWord(agent)}
        disabled={disabled}
        allowDisabledFocus
        ariaLabel={fill(texts('Agent_Label'), { state: words })}
        aria-haspopup="menu"
        aria-expanded={open}
        onRenderText={() => (
          <span key="words" className={panel.agentStateText}>
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
      {open && !disabled && <ChoiceMenu label={texts('Agent_Choose')} choices={choices} onClose={close} />}
      <span className={styles.unseen} role="status">
        {words}
      </span>
    </div>
  );
};
