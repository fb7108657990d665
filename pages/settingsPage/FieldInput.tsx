import * as React from 'react';
import type { Field } from '../settingsForm/fields';
import { linesOf, numberOrText, shownValue, textsOf } from '../settingsForm/change';
import type { SettingsKey } from '../words/settingsKeys';
import type { Say } from '../words/say';

export interface FieldInputProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly say: Say<SettingsKey>;
  readonly isFaulty: boolean;
  /** Of the label, which names it. */
  readonly labelId: string;
}

/** One value: what is not set is left open. */
export function FieldInput(props: FieldInputProps): JSX.Element {
  const { field, value, onChange, say, isFaulty, labelId } = props;
  const common = { 'aria-labelledby': labelId, 'aria-invalid': isFaulty };
  switch (field.kind) {
    case 'flag':
      return (
        <select {...common} value={flagWord(value)} onChange={({ target }) => onChange(flags.get(target.value))}>
          <option value="">{say('value_none')}</option>
          <option value="yes">{say('value_yes')}</option>
          <option value="no">{say('value_no')}</option>
          <Strange value={value} known={['', 'yes', 'no']} word={flagWord(value)} />
        </select>
      );
    case 'choice':
      return (
        <select {...common} value={shownValue(value)} onChange={({ target }) => onChange(target.value || undefined)}>
          <option value="">{say('value_none')}</option>
          {(field.schema.enum ?? []).map((word) => (
            <option key={word}>{word}</option>
          ))}
          <Strange value={value} known={['', ...(field.schema.enum ?? [])]} word={shownValue(value)} />
        </select>
      );
    case 'number':
      return (
        <input
          {...common}
          inputMode="numeric"
          value={shownValue(value)}
          placeholder={rangeOf(field)}
          onChange={({ target }) => onChange(numberOrText(target.value))}
        />
      );
    case 'texts':
      return <Lines {...props} />;
    case 'flag or texts':
      return <FlagOrLines {...props} />;
    default:
      return (
        <input
          {...common}
          dir="auto"
          value={shownValue(value)}
          onChange={({ target }) =>
            onChange(field.kind === 'number or text' ? numberOrText(target.value) : target.value || undefined)
          }
        />
      );
  }
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
]);
const flagWord = (value: unknown): string =>
  value === undefined ? '' : value === true ? 'yes' : value === false ? 'no' : JSON.stringify(value);

/** What a choice does not offer and has all the same: else it would look as if it were left open. */
function Strange({ value, known, word }: { value: unknown; known: readonly string[]; word: string }) {
  return value === undefined || known.includes(word) ? null : <option value={word}>{word}</option>;
}
const rangeOf = ({ schema: { minimum, maximum } }: Field): string =>
  minimum === undefined || maximum === undefined ? '' : `${minimum} – ${maximum}`;

/** One text a line. What is being typed stays as it is typed, also an empty line. */
function Lines({ field, value, onChange, isFaulty, labelId }: FieldInputProps): JSX.Element {
  const known = linesOf(value);
  const [typed, setTyped] = React.useState(known);
  const shown = linesOf(textsOf(typed) ?? []) === known ? typed : known;
  return (
    <textarea
      aria-labelledby={labelId}
      aria-invalid={isFaulty}
      dir="auto"
      rows={Math.min(6, Math.max(2, shown.split('\n').length))}
      value={shown}
      placeholder={(field.schema.items?.enum ?? []).join('\n')}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(textsOf(target.value));
      }}
    />
  );
}

/** Of all calls, of none, or of those of some queues. */
function FlagOrLines(props: FieldInputProps): JSX.Element {
  const { value, onChange, say, isFaulty, labelId } = props;
  const [wantsQueues, setWantsQueues] = React.useState(false);
  const word = Array.isArray(value) || (wantsQueues && value === undefined) ? 'some' : flagWord(value);
  return (
    <>
      <select
        aria-labelledby={labelId}
        aria-invalid={isFaulty}
        value={word}
        onChange={({ target }) => {
          setWantsQueues(target.value === 'some');
          onChange(flags.get(target.value));
        }}
      >
        <option value="">{say('value_none')}</option>
        <option value="yes">{say('value_yes')}</option>
        <option value="no">{say('value_no')}</option>
        <option value="some">{say('value_some')}</option>
        <Strange value={value} known={['', 'yes', 'no', 'some']} word={word} />
      </select>
      {word === 'some' && <Lines {...props} />}
    </>
  );
}
