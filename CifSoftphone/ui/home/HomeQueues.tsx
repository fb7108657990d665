import * as React from 'react';
import { isBetweenCalls } from '../../core/calls/betweenCalls';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';

// Its own file: wherever a place shows what there is between calls.

/** Between calls, how the agent's queues stand where telephony tells them. */
export const HomeQueues: React.FC = () => {
  const { view } = useSoftphone();
  if ((view.queues ?? []).length === 0 || !isBetweenCalls(view)) return null;
  return (
    <Region name="agent">
      <Later quiet draw={({ Queues }) => <Queues />} />
    </Region>
  );
};
