import type { RecordReference } from '../../../protocol/messages/recordReference';
import type { CallView } from '../../core/calls/callView';
import type { LineView } from '../../core/line/lineView';

/** Where a control stands: its record, and the number in its field. */
export interface ControlSpot {
  readonly placeId: string;
  readonly record: RecordReference | undefined;
  readonly number: string | null;
  readonly compact: boolean;
}

/**
 * The calls that a form control shows. Where the agent looks for rings, all of them: there they have their buttons.
 * Beside another place that has them, the control follows its record: the call with this record's person is shown, a
 * call with somebody else is not, and the field offers its own number. A compact field shows only its own number's.
 */
export function callsForRecord({ calls, ringPlaceId }: LineView, spot: ControlSpot): readonly CallView[] {
  if (ringPlaceId === spot.placeId) return calls;
  return calls.filter((call) => {
    const { customer } = call;
    const isHere = customer?.outcome === 'one' && customer.customer.id === spot.record?.id;
    if (spot.compact) return isHere && isSameNumber(call, spot.number);
    return isHere || customer?.outcome !== 'one' || spot.record === undefined;
  });
}

/** Spelled nationally or internationally; the line's leader alone has the rules of all countries. */
function isSameNumber({ e164, number }: CallView, stored: string | null): boolean {
  const [one, other] = [e164 ?? number ?? '', stored ?? ''].map((text) => text.replace(/\D/g, '').replace(/^0+/, ''));
  if (one === undefined || other === undefined || one === '' || other === '') return false;
  return one.endsWith(other) || other.endsWith(one);
}
