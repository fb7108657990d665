import * as React from 'react';
import { isRow } from '../webApiClient';

/** What can be told of the telephony system: one of several ways, and how long each step takes. */
export interface Behaviour {
  /** Where the simulator keeps it. */
  readonly path: string;
  /** The name of the way in what is sent and read. */
  readonly name: string;
  readonly legend: string;
  readonly label: string;
  readonly delayLabel: string;
  /** Value and words; the first stands until the simulator has told what is set. */
  readonly ways: readonly (readonly [string, string])[];
}

interface BehaviourFieldsProps {
  readonly behaviour: Behaviour;
  readonly onTrouble: (trouble: string | undefined) => void;
}

/** Two fields whose change the telephony system obeys from then on. */
export function BehaviourFields({ behaviour, onTrouble }: BehaviourFieldsProps): React.ReactElement {
  const { path, name, legend, label, delayLabel, ways } = behaviour;
  const [way, setWay] = React.useState(ways[0]?.[0] ?? '');
  const [delayMs, setDelayMs] = React.useState(0);
  React.useEffect(() => {
    void (async () => {
      try {
        const known: unknown = await (await fetch(path)).json();
        if (!isRow(known)) return;
        setWay(String(known[name]));
        setDelayMs(Number(known['delayMs']));
      } catch {
        onTrouble('The telephony part does not answer; is the simulator still running?');
      }
    })();
  }, [path, name, onTrouble]);

  const behave = async (newWay: string, newDelayMs: number): Promise<void> => {
    setWay(newWay);
    setDelayMs(newDelayMs);
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ [name]: newWay, delayMs: newDelayMs }),
      });
      onTrouble(response.ok ? undefined : 'The delay must be 0 to 60000 milliseconds.');
    } catch {
      onTrouble('The telephony part does not answer; is the simulator still running?');
    }
  };

  return (
    <fieldset>
      <legend>{legend}</legend>
      <label>
        {label}
        <select value={way} onChange={(event) => void behave(event.target.value, delayMs)}>
          {ways.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        {delayLabel}
        <input
          type="number"
          min={0}
          max={60000}
          value={delayMs}
          onChange={(event) => void behave(way, Number(event.target.value))}
        />
      </label>
    </fieldset>
  );
}
