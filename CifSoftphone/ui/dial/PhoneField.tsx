import * as React from 'react';
import { TextField } from '@fluentui/react';
import type { FieldState } from './fieldState';
import { useDraft } from '../parts/useDraft';
import { useSoftphone } from '../parts/useSoftphone';

export interface PhoneFieldProps {
  readonly field: FieldState;
  readonly onChange: (value: string | null) => void;
}

const masked = '***';
/** A number runs from left to right in every language; where it starts follows the language (Fluent turns `left` round). */
const fieldStyles = { field: { textAlign: 'left' as const } };

/** The phone column as a field like any other of the form. */
export const PhoneField: React.FC<PhoneFieldProps> = ({ field, onChange }) => {
  const { texts } = useSoftphone();
  const [draft, change] = useDraft(field.value, onChange);
  const { readable, errorMessage, maxLength } = field;
  const editable = readable && field.editable;
  return (
    <TextField
      type="tel"
      dir="ltr"
      styles={fieldStyles}
      value={readable ? draft : masked}
      readOnly={!editable}
      borderless={!editable}
      ariaLabel={field.label}
      aria-required={field.required}
      // A form draws its own `---` for an empty field that it shows as text.
      placeholder="---"
      autoComplete="off"
      data-testid="phone-field"
      {...(readable ? {} : { title: texts('Field_Hidden') })}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(errorMessage === undefined ? {} : { errorMessage })}
      onChange={(_event, next) => change(next ?? '')}
    />
  );
};
