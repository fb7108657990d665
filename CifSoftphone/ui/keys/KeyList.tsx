import * as React from 'react';
import { Buttons, CloseButton, SmallButton } from '../parts/buttons';
import { fieldStyles } from '../parts/SelectField';
import { useReturnedFocus } from '../parts/useReturnedFocus';
import { useSoftphone } from '../parts/useSoftphone';
import { card, column, common, list } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { chosenKey, freeKeys, usualKeys, type KeyChoices } from './keyChoices';
import { farNames, nearNames, type KeyName } from './keyTable';
import { keyWords, rowWords } from './keyWords';

export interface KeyListProps {
  readonly choices: KeyChoices;
  readonly onChoose: (next: KeyChoices) => void;
  readonly onClose: () => void;
}

const styles = lazyClasses({
  list: { ...card, ...column(8) },
  head: { display: 'flex', alignItems: 'center', gap: 8 },
  group: { ...column(4), border: 0, margin: 0, padding: 0, minWidth: 0 },
  rows: { ...list, ...column(2) },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(112px, 40%)', gap: 8, alignItems: 'center' },
  check: { display: 'flex', alignItems: 'center', gap: 8, minHeight: 32 },
});

/** All keys: what each does, and another one for it, or none. */
export const KeyList: React.FC<KeyListProps> = ({ choices, onChoose, onClose }) => {
  const { texts } = useSoftphone();
  const ref = useReturnedFocus<HTMLDivElement>();
  React.useEffect(() => ref.current?.querySelector('input')?.focus(), [ref]);
  const groups = [
    ['near', 'Keys_Near', nearNames],
    ['far', 'Keys_Far', farNames],
  ] as const;
  return (
    <div
      ref={ref}
      className={styles.list}
      role="group"
      aria-label={texts('Keys_Title')}
      data-testid="keys"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.head}>
        <p className={common.strong}>{texts('Keys_Title')}</p>
        <CloseButton title={texts('Dismiss')} onClick={onClose} />
      </div>
      {groups.map(([group, words, names]) => (
        <fieldset key={group} className={styles.group}>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={choices[group]}
              onChange={({ target }) => onChoose({ ...choices, [group]: target.checked })}
            />
            {texts(words)}
          </label>
          {group === 'far' && <div className={common.subtle}>{texts('Keys_FarWhere')}</div>}
          {choices[group] && (
            <ul className={styles.rows} aria-label={texts(words)}>
              {names.map((name) => (
                <KeyItem key={name} name={name} choices={choices} onChoose={onChoose} />
              ))}
            </ul>
          )}
        </fieldset>
      ))}
      <Buttons>
        <SmallButton text={texts('Keys_Usual')} onClick={() => onChoose({ ...choices, keys: usualKeys.keys })} />
      </Buttons>
    </div>
  );
};

const KeyItem: React.FC<Omit<KeyListProps, 'onClose'> & { readonly name: KeyName }> = ({ name, choices, onChoose }) => {
  const { texts } = useSoftphone();
  const free = freeKeys(choices, name);
  return (
    <li>
      <label className={styles.row}>
        {rowWords(name, texts)}
        <select
          className={fieldStyles.native}
          value={chosenKey(choices, name)}
          data-key={name}
          onChange={({ target }) => onChoose({ ...choices, keys: { ...choices.keys, [name]: target.value } })}
        >
          <option value="">{texts('Keys_None')}</option>
          {free.map((key) => (
            <option key={key} value={key}>
              {keyWords(key, texts)}
            </option>
          ))}
        </select>
      </label>
    </li>
  );
};
