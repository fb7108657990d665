import * as React from 'react';
import type { Disposition } from '../../core/settings/softphoneSettings';
import { ComboField } from '../parts/ComboField';
import { FieldFault } from '../parts/FieldFault';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface DispositionFieldProps {
  readonly choices: readonly Disposition[];
  /** Those that stand ready to be pressed. */
  readonly ready: readonly Disposition[];
  readonly value: string | undefined;
  readonly required: boolean;
  readonly fault: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}

const styles = lazyClasses({
  label: { fontWeight: 600 },
  pills: { display: 'flex', flexWrap: 'wrap', gap: 6 },
  pill: {
    minHeight: 28,
    padding: '3px 12px',
    borderRadius: 14,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    background: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    selectors: {
      ':hover': { background: tokens.colorNeutralBackground3Hover },
      ':focus-visible': { outline: `2px solid ${tokens.colorBrandBackground}`, outlineOffset: '1px' },
      '&[aria-pressed=true]': {
        borderColor: tokens.colorBrandBackground,
        background: tokens.colorBrandBackground2,
        color: tokens.colorBrandForeground2,
        fontWeight: 600,
      },
      '@media (forced-colors: active)': {
        selectors: {
          ':is([aria-pressed=true])': { forcedColorAdjust: 'none', background: 'Highlight', color: 'HighlightText' },
        },
      },
    },
  },
});

/** How the call is disposed of: by a press on what is used most, or searched among all. */
export const DispositionField: React.FC<DispositionFieldProps> = (props) => {
  const { choices, ready, value, required, fault, onChoose } = props;
  const { texts } = useSoftphone();
  const id = React.useMemo(() => `disposition-${Math.random()}`, []);
  // Chosen before makers took it off their list: it stays what was said.
  const isGone = value !== undefined && !choices.some((one) => one.value === value);
  const all = isGone ? [...choices, { value, label: value }] : choices;
  const label = texts('Disposition_Label');
  const isSearched = all.length > ready.length;
  return (
    <div className={common.section} role="group" aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </span>
      <div
        className={styles.pills}
        {...(isSearched ? { role: 'group', 'aria-label': texts('Disposition_MostUsed') } : {})}
      >
        {ready.map((one, index) => (
          <button
            key={one.value}
            type="button"
            className={styles.pill}
            aria-pressed={one.value === value}
            data-ready={index + 1}
            {...(index === 0
              ? { 'data-asks': 'disposition', ...(value === undefined ? { 'data-takes-focus': 'first' } : {}) }
              : {})}
            onClick={() => onChoose(one.value === value ? undefined : one.value)}
          >
            {one.label}
          </button>
        ))}
      </div>
      {isSearched && (
        <ComboField
          label={label}
          placeholder={texts('Disposition_Search')}
          // What was found here has no key by which it is taken back.
          choices={value === undefined || required ? all : [...all, { value: '', label: texts('Disposition_None') }]}
          value={value}
          required={required}
          invalid={fault !== undefined}
          onChoose={(chosen) => onChoose(chosen === '' ? undefined : chosen)}
        />
      )}
      <FieldFault words={fault} />
    </div>
  );
};
