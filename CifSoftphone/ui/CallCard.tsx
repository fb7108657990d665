import * as React from 'react';
import type { CallView } from '../calls/callView';
import { isRinging } from '../place/callPhase';
import type { Place } from '../place/place';
import { EndedCallCard } from './EndedCallCard';
import { LiveCallCard } from './LiveCallCard';
import { RingCard } from './RingCard';
import type { Texts } from './texts';
import { useKeptFocus } from './useKeptFocus';

export interface CallCardProps {
  readonly call: CallView;
  readonly place: Place;
  readonly ringPlaceId: string | undefined;
  readonly texts: Texts;
}

/** One call through its whole life, in one place on the screen. */
export const CallCard: React.FC<CallCardProps> = ({ call, place, ringPlaceId, texts }) => {
  const { key } = call;
  const ref = useKeptFocus<HTMLLIElement>(`${call.state} ${call.underWay ?? ''} ${call.offers.join()}`);
  return (
    <li ref={ref} tabIndex={-1} data-call-state={call.state}>
      {isRinging(call) ? (
        <RingCard
          call={call}
          answerable={ringPlaceId === place.placeId}
          texts={texts}
          onAccept={() => place.accept(key)}
          onReject={() => place.reject(key)}
          onIn={place.ringCardIn}
        />
      ) : call.state === 'disconnected' ? (
        <EndedCallCard call={call} texts={texts} onDismiss={() => place.dismiss(key)} />
      ) : (
        <LiveCallCard
          call={call}
          texts={texts}
          onHangUp={() => place.hangUp(key)}
          onCommand={(command) => place.command(key, command)}
        />
      )}
    </li>
  );
};
