import * as React from 'react';
import { directoryKinds, type DirectoryKind } from '../../../protocol/directoryKinds';
import type { DirectoryEntry } from '../../../protocol/messages/directory';
import type { KeptTargets } from '../../browser/keptTargets';
import { useInSight } from '../parts/useInSight';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { TargetGroups } from './TargetGroups';
import { toTargetGroups } from './toTargetGroups';
import type { DirectorySearch } from './useDirectory';

export interface TargetListProps {
  /** What is typed. */
  readonly text: string;
  readonly directory: DirectorySearch;
  readonly favourites: KeptTargets;
  readonly recents: KeptTargets;
  /** Of Dynamics, by their name. */
  readonly customers: readonly DirectoryEntry[];
  readonly onChoose: (entry: DirectoryEntry) => void;
}

const kinds = { person: 'Directory_People', queue: 'Directory_Queues', number: 'Directory_Numbers' } as const;
const styles = lazyClasses({
  pill: {
    padding: '3px 10px',
    borderRadius: 14,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    background: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: 12,
    lineHeight: 16,
    cursor: 'pointer',
    selectors: {
      '&[aria-pressed=true]': {
        borderColor: tokens.colorBrandBackground,
        background: tokens.colorBrandBackground2,
        color: tokens.colorBrandForeground2,
        fontWeight: 600,
      },
      ':focus-visible': { outline: `2px solid ${tokens.colorBrandBackground}`, outlineOffset: '1px' },
      '@media (forced-colors: active)': { selectors: { ':is([aria-pressed=true])': { borderColor: 'Highlight' } } },
    },
  },
});

/** Those who can be chosen: all, or people, queues and numbers alone. */
export const TargetList: React.FC<TargetListProps> = ({
  text,
  directory,
  favourites,
  recents,
  customers,
  onChoose,
}) => {
  const { texts } = useSoftphone();
  const [kind, setKind] = React.useState<DirectoryKind | undefined>(undefined);
  const [, draw] = React.useState(0);
  /** Its row goes under another heading, and takes the keyboard along. */
  const marking = React.useRef<string | undefined>(undefined);
  const found = Array.isArray(directory.found) ? (directory.found as readonly DirectoryEntry[]) : directory.suggested;
  const marked = favourites.list();
  const groups = toTargetGroups({ text, kind, found, favourites: marked, recents: recents.list(), customers });
  const list = useInSight<HTMLDivElement>(groups.length > 0 ? 'groups' : undefined);
  React.useLayoutEffect(() => {
    const wanted = marking.current;
    marking.current = undefined;
    if (wanted === undefined) return;
    const stars = list.current?.querySelectorAll<HTMLElement>('[data-star]') ?? [];
    [...stars].find((one) => one.dataset['star'] === wanted)?.focus();
  });
  // Whoever is chosen stands in the field.
  if (directory.chosen !== undefined) return null;
  return (
    <>
      {directory.isThere && (
        <div className={common.row} role="group" aria-label={texts('Directory_Label')}>
          {([undefined, ...directoryKinds] as const).map((one) => (
            <button
              key={one ?? ''}
              type="button"
              className={styles.pill}
              aria-pressed={kind === one}
              onClick={() => setKind(one)}
            >
              {texts(one === undefined ? 'Directory_All' : kinds[one])}
            </button>
          ))}
        </div>
      )}
      <div ref={list}>
        <TargetGroups
          groups={groups}
          isFavourite={({ target }) => marked.some((one) => one.target === target)}
          onChoose={onChoose}
          onFavourite={(entry, isOne) => {
            if (isOne) favourites.keep(entry);
            else favourites.drop(entry.target);
            marking.current = entry.target;
            draw((count) => count + 1);
          }}
        />
      </div>
    </>
  );
};
