import * as React from 'react';
import type { CallView } from '../calls/callView';
import { isRinging } from '../place/callPhase';
import type { Place } from '../place/place';
import { CustomerTools } from './CustomerTools';
import { EndedCallCard } from './EndedCallCard';
import { FoldedCall } from './FoldedCall';
import { LiveCallCard } from './LiveCallCard';
import { RingCard } from './RingCard';
import type { Texts } from './texts';
import { useKeptFocus } from './useKeptFocus';

export interface CallCardProps {
  readonly call: CallView;
  readonly place: Place;
  readonly ringPlaceId: string | undefined;
  /** Among several live calls: the one in front, or one that is folded behind it. */
  readonly among: 'alone' | 'front' | 'behind';
  readonly withoutSession: boolean;
  readonly texts: Texts;
}

/** One call through its whole life, in one place on the screen. */
export const CallCard: React.FC<CallCardProps> = ({ call, place, ringPlaceId, among, withoutSession, texts }) => {
  const { key } = call;
  const folded = among === 'behind';
  const ref = useKeptFocus<HTMLLIElement>(`${call.state} ${call.underWay ?? ''} ${call.offers.join()}`);
  const pressed = React.useRef(false);
  React.useLayoutEffect(() => {
    // The line that was pressed is gone: the card takes the focus, not a button that a key still held would press.
    if (!folded && pressed.current) ref.current?.focus();
    pressed.current = false;
  }, [folded, ref]);
  return (
    <li ref={ref} tabIndex={-1} data-call-state={call.state} {...(among === 'front' ? { 'aria-current': true } : {})}>
      {isRinging(call) ? (
        <RingCard
          call={call}
          answerable={ringPlaceId === place.placeId}
          texts={texts}
          customer={<CustomerTools call={call} place={place} texts={texts} />}
          onAccept={() => place.accept(key)}
          onReject={() => place.reject(key)}
          onIn={place.ringCardIn}
        />
      ) : call.state === 'disconnected' ? (
        <EndedCallCard call={call} texts={texts} onDismiss={() => place.dismiss(key)} />
      ) : (
        <>
          {folded && (
            <FoldedCall
              call={call}
              texts={texts}
              onShow={() => {
                pressed.current = true;
                place.show(key);
              }}
            />
          )}
          {/* Folded it stays what it is: an open keypad or a half-written line is there again when it comes back. */}
          <div hidden={folded}>
            <LiveCallCard
              call={call}
              texts={texts}
              customer={<CustomerTools call={call} place={place} withoutSession={withoutSession} texts={texts} />}
              onHangUp={() => place.hangUp(key)}
              onOpenSession={withoutSession ? () => place.openSession(key) : undefined}
              onCommand={(command) => place.command(key, command)}
            />
          </div>
        </>
      )}
    </li>
  );
};
