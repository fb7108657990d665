import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { Avatar } from '../parts/Avatar';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';
import { column, inCompact } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';

const small = { fontSize: 14, lineHeight: '18px' };
const tiny = { fontSize: 12, lineHeight: '16px' };
const name = {
  margin: 0,
  fontSize: 16,
  lineHeight: '22px',
  fontWeight: 600,
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 5,
  overflow: 'hidden',
  selectors: { [inCompact]: small, '[data-dense] &': small },
} as const;
const styles = lazyClasses({
  // The room of three lines, whatever is known yet: what stands below does not move when a name comes.
  caller: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    minHeight: 80,
    containerType: 'inline-size',
    selectors: {
      [inCompact]: { minHeight: 44, padding: '4px 0', boxSizing: 'border-box' },
    },
  },
  who: { ...column(0), minWidth: 0, flex: '1 1 auto' },
  name,
  longName: { ...name, ...small },
  number: { margin: 0, fontWeight: 400, lineHeight: '18px', selectors: { [inCompact]: tiny, '[data-dense] &': tiny } },
});
/** More letters than two lines have room for. */
const longName = 28;

/** With whom the call is, and the number. A name of any length leaves room for what stands under it. */
export const Caller: React.FC<{ readonly call: CallView }> = ({ call, children }) => {
  const words = callerName(call, useSoftphone().texts);
  return (
    <div className={styles.who}>
      <p className={words.length > longName ? styles.longName : styles.name} title={words} data-caller-name>
        <bdi>{words}</bdi>
      </p>
      {call.number !== undefined && call.number !== words && (
        <p className={styles.number}>
          <bdi dir="ltr">{call.number}</bdi>
        </p>
      )}
      {children}
    </div>
  );
};

export interface CallerHeadProps {
  readonly call: CallView;
  /** Leads to the customer's record. */
  readonly opens?: boolean;
}

/** The same in a room of its own, with a face: initials, or a person for who is not known. Below them what must be seen. */
export const CallerHead: React.FC<CallerHeadProps> = ({ call, opens = false, children }) => (
  <div className={styles.caller}>
    <Avatar name={nameOf(call)} size={48} />
    <Caller call={call}>{children}</Caller>
    {opens && (
      <Region name="customer">
        <Later quiet draw={({ OpenRecord }) => <OpenRecord call={call} />} />
      </Region>
    )}
  </div>
);

/** Of a person; a number has no initials. */
const nameOf = ({ customer, displayName }: CallView): string | undefined =>
  customer?.outcome === 'one' ? customer.customer.name : displayName;
