import * as React from 'react';
import { dialFormatOf } from '../../core/calls/dialWish';
import { callerName } from '../../words/callerName';
import { SmallButton } from '../parts/buttons';
import type { CallPartProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';

/** The way back to who called in vain; it goes when there is a call with them. */
export const MissedCall: React.FC<CallPartProps> = ({ call }) => {
  const { place, view, texts } = useSoftphone();
  const { key, number, e164 = number, customer } = call;
  const name = callerName(call, texts);
  const canDial = e164 !== undefined && view.status === 'connected' && view.dialFormats.includes(dialFormatOf(e164));
  const isReached = view.calls.some(
    (one) =>
      one.key !== key &&
      e164 !== undefined &&
      (one.e164 ?? one.number) === e164 &&
      (one.direction === 'outbound' || one.state === 'connected'),
  );
  // Not by the press: a question may come before the call, and who does not call then wants the way back again.
  React.useEffect(() => {
    if (isReached) place.dismiss(key);
  }, [isReached, place, key]);
  const { entityName, id } = customer?.outcome === 'one' ? customer.customer : {};
  const record = entityName === undefined || id === undefined ? undefined : { entityName, id };
  return canDial ? (
    <SmallButton
      text={texts('Field_Call')}
      aria-label={`${texts('Field_Call')}: ${name}`}
      data-testid="missed-call"
      onClick={() =>
        place.dial({ text: e164, format: dialFormatOf(e164), name, ...(record === undefined ? {} : { record }) })
      }
    />
  ) : null;
};
