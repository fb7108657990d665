import * as React from 'react';
import { isRow, type Row } from '../webApiClient';

interface AgentStateFieldsProps {
  readonly agent: string;
  readonly onTrouble: (trouble: string | undefined) => void;
}

const pollDelayMs = 1000;

/** How the chosen agent stands for the telephony system, which can change it. */
export function AgentStateFields({ agent, onTrouble }: AgentStateFieldsProps): React.ReactElement {
  const [states, setStates] = React.useState<readonly Row[]>([]);
  React.useEffect(() => {
    const refresh = async (): Promise<void> => {
      try {
        const answer: unknown = await (await fetch('/simulator/agents')).json();
        setStates(isRow(answer) && Array.isArray(answer['agents']) ? answer['agents'].filter(isRow) : []);
      } catch {
        onTrouble('The telephony part does not answer; is the simulator still running?');
      }
    };
    void refresh();
    const timer = window.setInterval(() => void refresh(), pollDelayMs);
    return () => window.clearInterval(timer);
  }, [onTrouble]);

  const choose = async (ready: boolean, reason?: string): Promise<void> => {
    try {
      const response = await fetch('/simulator/agent', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ to: agent, ready, reason }),
      });
      onTrouble(response.ok ? undefined : `The state was refused (${response.status}).`);
    } catch {
      onTrouble('The telephony part does not answer; is the simulator still running?');
    }
  };

  const known = states.find((one) => one['userId'] === agent);
  return (
    <fieldset>
      <legend>The agent</legend>
      <p>
        Told: <span className="outcome">{wordsOf(known)}</span>
      </p>
      <button type="button" onClick={() => void choose(true)}>
        Make available
      </button>
      <button type="button" onClick={() => void choose(false, 'Break')}>
        Make not ready (Break)
      </button>
    </fieldset>
  );
}

function wordsOf(known: Row | undefined): string {
  if (known === undefined) return 'nothing yet';
  return known['reason'] === undefined
    ? String(known['state'])
    : `${String(known['state'])} (${String(known['reason'])})`;
}
