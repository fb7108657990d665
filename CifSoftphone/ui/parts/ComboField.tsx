import * as React from 'react';
import { fill } from '../../words/texts';
import { common, list } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { fieldStyles } from './SelectField';
import { useCombo, type ComboProps } from './useCombo';
import { useSoftphone } from './useSoftphone';

export interface ComboFieldProps extends ComboProps {
  readonly label: string;
  readonly placeholder: string;
  readonly required: boolean;
  readonly invalid: boolean;
}

const styles = lazyClasses({
  list: {
    ...list,
    maxHeight: 224,
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: 4,
    background: tokens.colorNeutralBackground1,
  },
  option: {
    padding: '6px 8px',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    selectors: {
      ':hover': { background: tokens.colorNeutralBackground3Hover },
      '&[data-active]': {
        background: tokens.colorNeutralBackground3,
        boxShadow: `inset 3px 0 0 ${tokens.colorBrandBackground}`,
      },
      '&[aria-selected=true]': { fontWeight: 600 },
      '@media (forced-colors: active)': {
        selectors: {
          ':is([data-active])': { forcedColorAdjust: 'none', background: 'Highlight', color: 'HighlightText' },
        },
      },
    },
  },
});

/** One of many, searched as one types: arrows go through what fits, Enter takes it, Escape leaves all as it was. */
export const ComboField: React.FC<ComboFieldProps> = (props) => {
  const { label, placeholder, value, required, invalid } = props;
  const { texts } = useSoftphone();
  const id = React.useMemo(() => `combo-${Math.random()}`, []);
  const { typed, isOpen, shown, found, active, open, choose, close, onKey } = useCombo(props, id);
  return (
    <div>
      <input
        className={fieldStyles.native}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={active && `${id}-${active.value}`}
        aria-required={required}
        aria-invalid={invalid}
        autoComplete="off"
        dir="auto"
        placeholder={isOpen && shown !== '' ? shown : placeholder}
        value={typed ?? shown}
        onChange={({ target }) => open(target.value)}
        onClick={() => !isOpen && open('')}
        onKeyDown={onKey}
        onBlur={close}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} className={styles.list} hidden={found.length === 0}>
        {found.map((one) => (
          <li
            key={one.value}
            id={`${id}-${one.value}`}
            role="option"
            aria-selected={one.value === value}
            data-active={one === active || undefined}
            className={styles.option}
            // The keyboard stays in the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}
          >
            <bdi>{one.label}</bdi>
          </li>
        ))}
      </ul>
      <div role="status" className={isOpen && found.length === 0 ? common.subtle : common.unseen}>
        {!isOpen
          ? ''
          : found.length === 0
            ? texts('Customer_NothingFound')
            : fill(texts('Customer_Found'), { count: String(found.length) })}
      </div>
    </div>
  );
};
