import * as React from 'react';
import { recordings } from '../../../../protocol/callFacts';
import { CallEvents } from './CallEvents';
import { AgentStateFields } from './AgentStateFields';
import { BehaviourFields } from './BehaviourFields';
import { commandBehaviour, dialBehaviour } from './behaviours';
import { isRow, type Row } from '../webApiClient';

interface TelephonyFlyoutProps {
  readonly agents: readonly { readonly name: string; readonly oid: string }[];
  readonly self: string;
}

const pollDelayMs = 1000;

/** A telephony system's console: rings an agent and shows what became of each ring. */
export function TelephonyFlyout({ agents, self }: TelephonyFlyoutProps): React.ReactElement {
  const [from, setFrom] = React.useState('+1 202 555 0123');
  const [comments, setComments] = React.useState('Asks about an invoice');
  const [plain, setPlain] = React.useState(false);
  const [recording, setRecording] = React.useState('');
  const [facts, setFacts] = React.useState('');
  const [to, setTo] = React.useState(self);
  const [rings, setRings] = React.useState<readonly Row[]>([]);
  const [trouble, setTrouble] = React.useState<string | undefined>(undefined);

  const refresh = React.useCallback(async () => {
    try {
      const answer: unknown = await (await fetch('/simulator/rings')).json();
      const list = isRow(answer) && Array.isArray(answer['rings']) ? answer['rings'] : answer;
      setRings(Array.isArray(list) ? list.filter(isRow).slice(0, 8) : []);
    } catch {
      setTrouble('The telephony part does not answer. Outcomes cannot be shown; is the simulator still running?');
    }
  }, []);
  React.useEffect(() => {
    void refresh();
    const timer = window.setInterval(() => void refresh(), pollDelayMs);
    return () => window.clearInterval(timer);
  }, [refresh]);

  const ring = async (): Promise<void> => {
    setTrouble(undefined);
    try {
      const response = await fetch('/simulator/ring', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          ...{ from, to, comments, kind: plain ? 'seed' : 'event' },
          // The plain text has no place for it.
          ...(recording === '' || plain ? {} : { recording }),
          ...(facts === '' || plain ? {} : (JSON.parse(facts) as object)),
        }),
      });
      if (!response.ok) setTrouble(`The ring was refused (${response.status}). ${whyOf(await response.text())}`);
      await refresh();
    } catch {
      setTrouble('The ring could not be sent: the telephony part does not answer, or what else it says is not JSON.');
    }
  };

  return (
    <section className="flyout" aria-label="Telephony console">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ring();
        }}
      >
        <label>
          Number
          <input value={from} onChange={(event) => setFrom(event.target.value)} required />
        </label>
        <label>
          Comments
          <input value={comments} onChange={(event) => setComments(event.target.value)} />
        </label>
        <label>
          What else it says (JSON)
          <input
            value={facts}
            disabled={plain}
            placeholder='{"queue":"Billing","waitedMs":95000,"menu":[{"label":"Language","value":"English"}]}'
            onChange={(event) => setFacts(event.target.value)}
          />
        </label>
        <label>
          Agent
          <select value={to} onChange={(event) => setTo(event.target.value)}>
            {agents.map((agent) => (
              <option key={agent.oid} value={agent.oid}>
                {agent.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Recording
          <select value={recording} disabled={plain} onChange={(event) => setRecording(event.target.value)}>
            <option value="">nothing is said</option>
            {recordings.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={plain} onChange={(event) => setPlain(event.target.checked)} />
          Plain text, without later events
        </label>
        <button type="submit" className="primary">
          Ring
        </button>
      </form>
      <AgentStateFields agent={to} onTrouble={setTrouble} />
      <BehaviourFields behaviour={commandBehaviour} onTrouble={setTrouble} />
      <BehaviourFields behaviour={dialBehaviour} onTrouble={setTrouble} />
      {trouble !== undefined && (
        <p role="alert" className="trouble">
          {trouble}
        </p>
      )}
      <ul className="rings" aria-label="Outcomes">
        {rings.map((one, index) => (
          <li key={String(one['callId'] ?? index)}>
            <span>{String(one['from'] ?? one['dialled'] ?? one['callId'] ?? '')}</span>
            <span className="outcome">
              {String(
                one['outcome'] ?? lastOf(one['outcomes']) ?? (one['dialled'] === undefined ? 'ringing' : 'dialled'),
              )}
            </span>
            {textsOf(one['commands']).map((text, at) => (
              <q key={at}>{text}</q>
            ))}
            {one['outcome'] !== 'not-connected' && <CallEvents callId={String(one['callId'])} onTrouble={setTrouble} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The reason out of a problem document, else nothing. */
function whyOf(body: string): string {
  try {
    const problem: unknown = JSON.parse(body);
    return isRow(problem) ? String(problem['detail'] ?? problem['title'] ?? problem['error'] ?? '') : '';
  } catch {
    return '';
  }
}

const lastOf = (outcomes: unknown): unknown => (Array.isArray(outcomes) ? outcomes.at(-1) : undefined);

/** What callers were answered with, in place of a voice. */
const textsOf = (commands: unknown): readonly string[] =>
  (Array.isArray(commands) ? commands.filter(isRow) : []).flatMap(({ text }) =>
    typeof text === 'string' ? [text] : [],
  );
