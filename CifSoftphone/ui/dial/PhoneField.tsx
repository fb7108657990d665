import * as React from 'react';
import type { FieldState } from './fieldState';
import { useDraft } from '../parts/useDraft';
import { useSoftphone } from '../parts/useSoftphone';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface PhoneFieldProps {
  readonly field: FieldState;
  readonly onChange: (value: string | null) => void;
}

const masked = '***';

const line = (colour: string) => ({ border: `1px solid ${colour}` });
const styles = lazyClasses({
  field: {
    ...line('transparent'),
    boxSizing: 'border-box',
    display: 'block',
    width: '100%',
    height: 32,
    margin: 0,
    padding: '0 8px',
    borderRadius: 2,
    font: 'inherit',
    color: 'inherit',
    background: tokens.colorNeutralBackground1,
    textOverflow: 'ellipsis',
    // A number runs from left to right in every language; where it starts follows the language.
    textAlign: 'start',
    selectors: {
      '[dir=rtl] &': { textAlign: 'end' },
      '::placeholder': { color: tokens.colorNeutralForeground2, opacity: 1 },
      ':not([readonly])': line(tokens.colorNeutralStrokeAccessible),
      ':not([readonly]):hover': line(tokens.colorNeutralForeground1),
      '&[aria-invalid=true]': line(tokens.colorStatusDangerForeground1),
      ':focus': { outline: `2px solid ${tokens.colorBrandBackground}`, outlineOffset: '-2px' },
    },
  },
  fault: { paddingTop: 5, fontSize: 12, color: tokens.colorStatusDangerForeground1 },
});

/**
 * The phone column as a field like any other of the form. An element of the page's own, as small buttons are (decision
 * 0008): Fluent's text field took a tenth of the control's first paint.
 */
export const PhoneField: React.FC<PhoneFieldProps> = ({ field, onChange }) => {
  const { place, texts } = useSoftphone();
  const [draft, change] = useDraft(field.value, onChange);
  const { readable, errorMessage, maxLength } = field;
  // A form may have several.
  const faultId = `fault-${place.placeId}`;
  return (
    <>
      <input
        type="tel"
        dir="ltr"
        className={styles.field}
        value={readable ? draft : masked}
        readOnly={!readable || !field.editable}
        aria-label={field.label}
        aria-required={field.required}
        {...(errorMessage && { 'aria-invalid': true, 'aria-describedby': faultId })}
        // A form draws its own `---` for an empty field that it shows as text.
        placeholder="---"
        autoComplete="off"
        data-testid="phone-field"
        title={readable ? undefined : texts('Field_Hidden')}
        maxLength={maxLength}
        onChange={({ target }) => change(target.value)}
      />
      {errorMessage && (
        <div role="alert" id={faultId} className={styles.fault}>
          {errorMessage}
        </div>
      )}
    </>
  );
};
