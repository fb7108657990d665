import * as React from 'react';
import { DefaultButton, type IButton } from '@fluentui/react';
import { agentWord } from '../../../protocol/agentWords';
import { agentStateWords, chosenWords, nowWords } from '../../words/agentStateWords';
import type { AgentStateMenuProps } from '../parts/laterParts';
import { ChevronIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { fill } from '../../words/texts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { AgentStateChoices } from './AgentStateChoices';
import { StateTime } from './StateTime';
import { StatusDot } from './StatusDot';

const styles = lazyClasses({
  agentState: { minWidth: 0, maxWidth: '100%', height: 'auto', minHeight: 44, padding: '0 8px', borderRadius: 4 },
  agentStateText: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
  lines: { display: 'inline-flex', flexDirection: 'column', minWidth: 0, lineHeight: '16px' },
  now: { display: 'inline-flex', alignItems: 'center', gap: 8, lineHeight: '20px' },
});

const colours = { available: 'green', 'not-ready': 'red', busy: 'amber', 'wrap-up': 'amber' } as const;

const timeId = 'cti-agent-time';

/** How the agent stands and since when, in a call what comes after it, and the choice between available and not ready. */
export const AgentStateMenu: React.FC<AgentStateMenuProps> = ({ inFlow }) => {
  const { view, texts } = useSoftphone();
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
  const words = agentStateWords(agent, reasons, texts);
  const now = nowWords(agent, reasons, texts);
  // Its name has what is seen on it: during a call also what comes after it (WCAG 2.5.3).
  const next = { state: now, next: chosenWords(agent, reasons, texts) };
  const seenWords = agent.activity === 'idle' ? words : fill(texts('Agent_Then'), next);
  return (
    <div
      // A press keeps the keyboard where it is; only who goes elsewhere closes the menu.
      onMouseDown={(event) =>
        open && !(event.target instanceof HTMLInputElement) ? event.preventDefault() : undefined
      }
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
        aria-describedby={timeId}
        ariaLabel={fill(texts('Agent_Label'), { state: seenWords })}
        aria-haspopup="menu"
        aria-expanded={open}
        onRenderText={() => (
          <span key="words" className={styles.agentStateText}>
            <StatusDot colour={colours[agentWord(agent)]} />
            <span className={styles.lines}>
              <span className={styles.now}>
                <span>{now}</span>
                <ChevronIcon />
              </span>{' '}
              <StateTime agent={agent} id={timeId} />
            </span>
          </span>
        )}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (disabled || event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      />
      {open && !disabled && <AgentStateChoices agent={agent} inFlow={inFlow} onClose={close} />}
      <span className={common.unseen} role="status">
        {words}
      </span>
    </div>
  );
};
