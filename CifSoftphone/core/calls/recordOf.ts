import type { RecordReference } from '../../../protocol/messages/recordReference';
import type { CallView } from './callView';

/** What opens for this call: whom the agent chose, else what the telephony system named, else whom the search found. */
export function recordOf({ customer, record }: CallView): RecordReference | undefined {
  const one = customer?.outcome === 'one' ? customer : undefined;
  return one?.chosen === true ? one.customer : (record ?? one?.customer);
}
