import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { Avatar } from '../parts/Avatar';
import { useSoftphone } from '../parts/useSoftphone';
import { column } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';

const name = {
  margin: 0,
  fontSize: 16,
  lineHeight: '22px',
  fontWeight: 600,
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 5,
  overflow: 'hidden',
} as const;
const styles = lazyClasses({
  // The room of three lines, whatever is known yet: what stands below does not move when a name comes.
  caller: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    minHeight: 80,
    containerType: 'inline-size',
    selectors: { '[data-dense] &': { minHeight: 42, gap: 4 } },
  },
  who: { ...column(0), minWidth: 0, flex: '1 1 auto' },
  name,
  longName: { ...name, fontSize: 14, lineHeight: '18px' },
  number: { margin: 0, lineHeight: '18px' },
});
/** More letters than two lines have room for. */
const longName = 28;

/** With whom the call is, and the number. A name of any length leaves room for what stands under it. */
const Caller: React.FC<{ readonly call: CallView }> = ({ call }) => {
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
    </div>
  );
};

/** The same in a room of its own, with a face: initials, or a person for who is not known. */
export const CallerHead: React.FC<{ readonly call: CallView }> = ({ call, children }) => (
  <div className={styles.caller}>
    <Avatar name={nameOf(call)} size={48} />
    <Caller call={call} />
    {children}
  </div>
);

/** Of a person; a number has no initials. */
const nameOf = ({ customer, displayName }: CallView): string | undefined =>
  customer?.outcome === 'one' ? customer.customer.name : displayName;
