import * as React from 'react';
import { DefaultButton, type IButton } from '@fluentui/react';
import { agentWord } from '../../../protocol/agentWords';
import { agentStateWords, nextWords, nowWords, stateTimeWords } from '../../words/agentStateWords';
import type { AgentStateMenuProps } from '../parts/laterParts';
import { ChevronIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { fill } from '../../words/texts';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { common, inPanel } from '../theme/common';
import { AgentStateChoices } from './AgentStateChoices';
import { StatusDot } from './StatusDot';

const styles = lazyClasses({
  // Its words begin where those of the line do.
  around: { selectors: { [inPanel]: { marginInlineStart: -8 } } },
  agentState: {
    minWidth: 0,
    maxWidth: '100%',
    height: 'auto',
    minHeight: 44,
    padding: '0 8px',
    border: '1px solid transparent',
    borderRadius: 4,
    background: 'none',
    selectors: {
      ':hover': { background: tokens.colorNeutralBackground3Hover },
      '@media (forced-colors: active)': { borderColor: 'ButtonText' },
    },
  },
  agentStateText: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
  lines: { display: 'inline-flex', flexDirection: 'column', minWidth: 0, lineHeight: '16px' },
  time: { color: tokens.colorNeutralForeground2, fontSize: 12, fontVariantNumeric: 'tabular-nums' },
  now: { display: 'inline-flex', alignItems: 'center', gap: 8, lineHeight: '20px' },
});

const colours = { available: 'green', 'not-ready': 'red', busy: 'amber', 'wrap-up': 'amber' } as const;

/** How the agent stands and since when, in a call what comes after it, and the choice between available and not ready. */
export const AgentStateMenu: React.FC<AgentStateMenuProps> = ({ inFlow }) => {
  const { view, texts } = useSoftphone();
  const nowMs = useNow();
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
  // Its name has what is seen on it: since when, and during a call what comes after it (WCAG 2.5.3).
  const next = { state: now, next: nextWords(agent, reasons, texts) };
  const time = stateTimeWords(agent, reasons, nowMs, texts);
  const seenWords =
    agent.activity === 'idle' ? `${words}${time === undefined ? '' : ` ${time}`}` : fill(texts('Agent_Then'), next);
  return (
    <div
      className={styles.around}
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
        ariaLabel={fill(texts('Agent_Label'), { state: seenWords })}
        aria-haspopup="menu"
        aria-expanded={open}
        onRenderText={() => (
          <span key="words" className={styles.agentStateText}>
            {/* While the line is down its own dot counts. */}
            {!disabled && <StatusDot colour={colours[agentWord(agent)]} />}
            <span className={styles.lines}>
              <span className={styles.now}>
                <span>{now}</span>
                <ChevronIcon />
              </span>{' '}
              {time !== undefined && (
                <span className={styles.time}>
                  <bdi>{time}</bdi>
                </span>
              )}
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
