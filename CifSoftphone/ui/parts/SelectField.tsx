import * as React from 'react';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { column } from '../theme/common';

export interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

/** Native fields: light, and at home in every theme. */
export const fieldStyles = lazyClasses({
  /** Several below each other: a label is nearer to its own than to the one above. */
  fields: { ...column(12), marginTop: 12 },
  labelled: { ...column(2), minWidth: 0 },
  native: {
    width: '100%',
    minWidth: 0,
    boxSizing: 'border-box',
    minHeight: 32,
    padding: '0 6px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    background: tokens.colorNeutralBackground1,
    accentColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: 2,
  },
});

/** One of several, under its label. */
export const SelectField: React.FC<SelectFieldProps> = ({ label, value, choices, onChoose }) => (
  <label className={fieldStyles.labelled}>
    {label}
    <select className={fieldStyles.native} value={value} onChange={({ target }) => onChoose(target.value)}>
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  </label>
);
