import * as React from 'react';
import type { WrapUpField } from '../../core/settings/softphoneSettings';
import { FieldFault } from '../parts/FieldFault';
import { fieldStyles } from '../parts/SelectField';
import { useSoftphone } from '../parts/useSoftphone';

export interface WrapUpAnswerProps {
  readonly field: WrapUpField;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onAnswer: (text: string) => void;
}

/** What a text holds where makers do not say: a column's own length in Dataverse. */
const usualLength = 100;
/** Dataverse knows none before; while its year is typed a date is of the year 2, 20 or 202. */
const firstDate = '1753-01-01';

/** One field that makers ask for, as its kind is filled in. */
export const WrapUpAnswer: React.FC<WrapUpAnswerProps> = ({ field, value, fault, onAnswer }) => {
  const { texts } = useSoftphone();
  /** The agent's own text while the keyboard is in it: the view comes back a moment after each key. */
  const [own, setOwn] = React.useState<string | undefined>();
  const { column, label, type, choices = [], required, maxLength = usualLength } = field;
  const common = {
    className: fieldStyles.native,
    'data-asks': column,
    'aria-required': required,
    'aria-invalid': fault !== undefined,
  };
  const options =
    type === 'choice'
      ? choices.map((one) => ({ value: String(one.value), label: one.label }))
      : [
          { value: 'true', label: texts('Answer_Yes') },
          { value: 'false', label: texts('Answer_No') },
        ];
  // Chosen before makers took it off their list.
  const isGone = value !== '' && !options.some((one) => one.value === value);
  const answer = (text: string): void => {
    setOwn(text);
    onAnswer(type === 'date' && text < firstDate ? '' : text);
  };
  return (
    <div>
      <label className={fieldStyles.labelled}>
        <span>
          <bdi>{label}</bdi>
          {required === true && <span aria-hidden="true"> *</span>}
        </span>
        {type === 'text' || type === 'date' ? (
          <input
            {...common}
            type={type}
            {...(type === 'text' ? { dir: 'auto', maxLength, autoComplete: 'off' } : { max: '9999-12-31' })}
            value={own ?? value}
            onFocus={() => setOwn(value)}
            onBlur={() => setOwn(undefined)}
            onChange={({ target }) => answer(target.value)}
          />
        ) : (
          <select {...common} value={value} onChange={({ target }) => onAnswer(target.value)}>
            <option value="">{texts('Disposition_None')}</option>
            {(isGone ? [...options, { value, label: value }] : options).map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        )}
      </label>
      <FieldFault words={fault} />
    </div>
  );
};
