import * as React from 'react';
import { isRow } from '../webApiClient';

interface CommandBehaviourFieldsProps {
  readonly onTrouble: (trouble: string | undefined) => void;
}

const answers = [
  ['does', 'does it'],
  ['fails', 'refuses it'],
  ['never', 'never answers'],
] as const;

/** How the telephony system deals with the agents' commands from now on: at once or slowly, rightly or wrongly. */
export function CommandBehaviourFields({ onTrouble }: CommandBehaviourFieldsProps): React.ReactElement {
  const [answer, setAnswer] = React.useState('does');
  const [delayMs, setDelayMs] = React.useState(0);
  React.useEffect(() => {
    void (async () => {
      try {
        const known: unknown = await (await fetch('/simulator/commands')).json();
        if (!isRow(known)) return;
        setAnswer(String(known['answer']));
        setDelayMs(Number(known['delayMs']));
      } catch {
        onTrouble('The telephony part does not answer; is the simulator still running?');
      }
    })();
  }, [onTrouble]);

  const behave = async (wish: { readonly answer: string; readonly delayMs: number }): Promise<void> => {
    setAnswer(wish.answer);
    setDelayMs(wish.delayMs);
    try {
      const response = await fetch('/simulator/commands', {
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
      <legend>A command (hold, mute, transfer, …)</legend>
      <label>
        Telephony
        <select value={answer} onChange={(event) => void behave({ answer: event.target.value, delayMs })}>
          {answers.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        after milliseconds
        <input
          type="number"
          min={0}
          max={60000}
          value={delayMs}
          onChange={(event) => void behave({ answer, delayMs: Number(event.target.value) })}
        />
      </label>
    </fieldset>
  );
}
