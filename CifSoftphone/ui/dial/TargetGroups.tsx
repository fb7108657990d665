import * as React from 'react';
import type { DirectoryEntry } from '../../../protocol/messages/directory';
import { fill } from '../../words/texts';
import { SmallIconButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { common, disabledKey, forcedKey, list } from '../theme/common';
import { StarIcon } from '../theme/callIcons';
import { lazyClasses } from '../theme/lazyClasses';
import { statusColours, tokens } from '../theme/tokens';
import { entryDetail, isOut } from './entryDetail';
import type { GroupName, TargetGroup } from './toTargetGroups';

export interface TargetGroupsProps {
  readonly groups: readonly TargetGroup[];
  readonly isFavourite: (entry: DirectoryEntry) => boolean;
  readonly onChoose: (entry: DirectoryEntry) => void;
  readonly onFavourite: (entry: DirectoryEntry, isOne: boolean) => void;
}

const dots = { ready: 'green', busy: 'red', away: 'amber', 'signed-out': 'grey' } as const;
const titles = {
  favourite: 'Directory_Favourites',
  recent: 'Directory_Recent',
  person: 'Directory_People',
  queue: 'Directory_Queues',
  number: 'Directory_Numbers',
  other: 'Directory_Label',
  customer: 'Directory_Customers',
} as const satisfies Readonly<Record<GroupName, string>>;

const styles = lazyClasses({
  title: { margin: '6px 0 2px', fontSize: 12, fontWeight: 600, color: tokens.colorNeutralForeground2 },
  rows: list,
  row: { display: 'flex', alignItems: 'center', gap: 4, borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
  one: {
    display: 'flex',
    flex: '1 1 0',
    alignItems: 'center',
    gap: 8,
    minWidth: 0,
    minHeight: 44,
    padding: '4px 6px',
    border: 0,
    borderRadius: 4,
    background: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: 14,
    textAlign: 'start',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    selectors: {
      ':hover': { background: tokens.colorNeutralBackground3Hover },
      '&[aria-disabled=true]': disabledKey,
      ...forcedKey,
      ':focus-visible': { outline: `2px solid ${tokens.colorBrandBackground}`, outlineOffset: '-2px' },
    },
  },
  // The words beside it say the same.
  dot: {
    width: 10,
    height: 10,
    flex: 'none',
    borderRadius: '50%',
    selectors: { '@media (forced-colors: active)': { forcedColorAdjust: 'none' } },
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
});

/** It may be a caller's number, which favorites would keep in the browser's storage (docs/decisions/0014). */
const isTyped = ({ name, target, kind }: DirectoryEntry): boolean => kind === 'number' && name === target;

/** Whom the call can be given to, under headings; each can be marked as one whom the agent needs often. */
export const TargetGroups: React.FC<TargetGroupsProps> = ({ groups, isFavourite, onChoose, onFavourite }) => {
  const { texts } = useSoftphone();
  return (
    <>
      {groups.map(({ name, entries }) => (
        <section key={name} aria-label={texts(titles[name])}>
          <p className={styles.title}>{texts(titles[name])}</p>
          <ul className={styles.rows}>
            {entries.map((entry, at) => (
              // Two may have the same number.
              <li key={`${entry.target} ${at}`} className={styles.row}>
                <button
                  type="button"
                  className={styles.one}
                  data-entry={entry.target}
                  // In its place, with the reason beside the name.
                  aria-disabled={isOut(entry) || undefined}
                  // A key that is still held chooses nobody.
                  onKeyDown={(event) => (event.repeat && event.key === 'Enter' ? event.preventDefault() : undefined)}
                  onClick={isOut(entry) ? undefined : () => onChoose(entry)}
                >
                  <span
                    className={styles.dot}
                    style={{ background: entry.state === undefined ? 'transparent' : statusColours[dots[entry.state]] }}
                    aria-hidden="true"
                  />
                  <span className={styles.words}>
                    <span className={common.strong}>
                      <bdi>{entry.name}</bdi>
                    </span>
                    <span className={common.subtle}>{entryDetail(entry, texts)}</span>
                  </span>
                </button>
                {((name !== 'customer' && !isTyped(entry)) || isFavourite(entry)) && (
                  <SmallIconButton
                    data-star={entry.target}
                    title={fill(texts('Directory_Favourite'), { name: entry.name })}
                    aria-pressed={isFavourite(entry)}
                    onClick={() => onFavourite(entry, !isFavourite(entry))}
                  >
                    <StarIcon full={isFavourite(entry)} />
                  </SmallIconButton>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};
