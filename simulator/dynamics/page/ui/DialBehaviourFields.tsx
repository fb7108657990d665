import * as React from 'react';
import { isRow } from '../webApiClient';

interface DialBehaviourFieldsProps {
  readonly onTrouble: (trouble: string | undefined) => void;
}

const outcomes = [
  ['answers', 'is answered'],
  ['busy', 'finds the line busy'],
  ['no-answer', 'finds nobody'],
  ['rings', 'rings on and on'],
  ['rejected', 'is turned down'],
  ['unreachable', 'finds no such number'],
  ['refuses', 'is refused by the telephony system'],
  ['never', 'gets no word from it'],
] as const;

/** What becomes of the calls that agents dial from now on. */
export function DialBehaviourFields({ onTrouble }: DialBehaviourFieldsProps): React.ReactElement {
  const [outcome, setOutcome] = React.useState('answers');
  const [delayMs, setDelayMs] = React.useState(600);
  React.useEffect(() => {
    void (async () => {
      try {
        const known: unknown = await (await fetch('/simulator/dialling')).json();
        if (!isRow(known)) return;
        setOutcome(String(known['outcome']));
        setDelayMs(Number(known['delayMs']));
      } catch {
        onTrouble('The telephony part does not answer; is the simulator still running?');
      }
    })();
  }, [onTrouble]);

  const behave = async (wish: { readonly outcome: string; readonly delayMs: number }): Promise<void> => {
    setOutcome(wish.outcome);
    setDelayMs(wish.delayMs);
    try {
      const response = await fetch('/simulator/dialling', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(wish),
      });
      onTrouble(response.ok ? undefined : 'The delay must be 0 to 60000 milliseconds.');
    } catch {
      onTrouble('The telephony part does not answer; is the simulator still running?');
    }
  };

  return (
    <fieldset>
      <legend>A call that an agent dials</legend>
      <label>
        It
        <select value={outcome} onChange={(event) => void behave({ outcome: event.target.value, delayMs })}>
          {outcomes.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        with milliseconds between
        <input
          type="number"
          min={0}
          max={60000}
          value={delayMs}
          onChange={(event) => void behave({ outcome, delayMs: Number(event.target.value) })}
        />
      </label>
    </fieldset>
  );
}
