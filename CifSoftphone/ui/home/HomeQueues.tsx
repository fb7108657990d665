import * as React from 'react';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';

// Its own file: wherever a place shows what there is between calls.

/** While no call rings or goes on, how the agent's queues stand where telephony tells them. */
export const HomeQueues: React.FC = () => {
  const { calls, queues = [] } = useSoftphone().view;
  // In a wrap-up, too, unlike the day: who knows that many wait writes less.
  if (queues.length === 0 || calls.some(({ state }) => state !== 'disconnected')) return null;
  return (
    <Region name="agent">
      <Later quiet draw={({ Queues }) => <Queues />} />
    </Region>
  );
};
