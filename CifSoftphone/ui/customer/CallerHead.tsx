import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { useSoftphone } from '../parts/useSoftphone';
import { column } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';

const styles = lazyClasses({
  // The room of two lines and a number, whatever is known yet: what stands below does not move when a name comes.
  caller: { ...column(0), justifyContent: 'center', minHeight: 64 },
  who: {
    margin: '2px 0 0',
    fontSize: 18,
    lineHeight: '22px',
    fontWeight: 600,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 5,
    overflow: 'hidden',
  },
  number: { margin: 0, lineHeight: '18px' },
});

/** With whom the call is. A name of any length leaves room for what stands under it. */
const CallerName: React.FC<{ readonly name: string }> = ({ name }) => (
  <p className={styles.who} title={name} data-caller-name>
    <bdi>{name}</bdi>
  </p>
);

/** With whom the call is, and the number. */
export const Caller: React.FC<{ readonly call: CallView }> = ({ call }) => {
  const name = callerName(call, useSoftphone().texts);
  return (
    <>
      <CallerName name={name} />
      {call.number !== undefined && call.number !== name && (
        <p className={styles.number}>
          <bdi dir="ltr">{call.number}</bdi>
        </p>
      )}
    </>
  );
};

/** The same in a room of its own. */
export const CallerHead: React.FC<{ readonly call: CallView }> = ({ call }) => (
  <div className={styles.caller}>
    <Caller call={call} />
  </div>
);
