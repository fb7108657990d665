import * as React from 'react';
import type { CallView } from '../../core/calls/callView';

export interface TypedNumber {
  readonly number: string;
  readonly setNumber: (number: string) => void;
  /** The number is given to the line now. */
  readonly dials: () => void;
}

/** What was typed into the keypad stays until it is called: who is refused or asked corrects it. */
export function useTypedNumber(calls: readonly CallView[]): TypedNumber {
  const [number, setNumber] = React.useState('');
  /** The calls that there were when this keypad dialled: the next one is its own. */
  const before = React.useRef<readonly string[] | undefined>();
  const isCalled = calls.some(
    ({ key, direction, state, farEndRings }) =>
      direction === 'outbound' &&
      before.current?.includes(key) === false &&
      (state !== 'initiated' || farEndRings === true),
  );
  React.useEffect(() => {
    if (!isCalled) return;
    before.current = undefined;
    setNumber('');
  }, [isCalled]);
  return { number, setNumber, dials: () => (before.current = calls.map(({ key }) => key)) };
}
