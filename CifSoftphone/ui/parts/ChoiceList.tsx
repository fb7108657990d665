import * as React from 'react';
import { column, common, disabledKey, list } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface ChoiceListProps<One> {
  readonly label: string;
  /** What is listed: each button carries its id in `data-customer`, `data-case` or `data-entry`. */
  readonly kind: 'customer' | 'case' | 'entry';
  readonly choices: readonly One[];
  readonly name: (one: One) => string;
  readonly detail: (one: One) => string | undefined;
  /** It stands there and cannot be chosen; its detail says why. */
  readonly rests?: (one: One) => boolean;
  readonly onChoose: (one: One) => void;
}

const styles = lazyClasses({
  choices: { ...list, ...column(4) },
  choice: {
    ...column(0),
    width: '100%',
    padding: '6px 8px',
    borderRadius: 4,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    background: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: 14,
    textAlign: 'start',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    selectors: {
      ':hover': { background: tokens.colorNeutralBackground2 },
      '&[aria-disabled=true]': disabledKey,
      ':focus-visible': { outline: `2px solid ${tokens.colorBrandBackground}`, outlineOffset: '1px' },
    },
  },
});

/** Records to choose from, the likeliest first, each with what tells it from the others. */
export function ChoiceList<One extends { readonly id: string }>(props: ChoiceListProps<One>): React.ReactElement {
  const { label, kind, choices, name, detail, rests, onChoose } = props;
  return (
    <ul className={styles.choices} aria-label={label}>
      {choices.map((one) => (
        <li key={one.id}>
          <button
            type="button"
            className={styles.choice}
            {...{ [`data-${kind}`]: one.id }}
            // A key that is still held chooses nobody.
            onKeyDown={(event) => (event.repeat && event.key === 'Enter' ? event.preventDefault() : undefined)}
            aria-disabled={rests?.(one) || undefined}
            onClick={() => (rests?.(one) === true ? undefined : onChoose(one))}
          >
            {/* Within a line: as one of its own it would begin at the side of its own writing. */}
            <span className={common.strong}>
              <bdi>{name(one)}</bdi>
            </span>
            <span className={common.subtle}>{detail(one)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
