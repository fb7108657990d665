import type { CallSnapshot } from './callSnapshot';
import { parseCallSnapshot } from './parseCallSnapshot';
import { parseCloudEvent } from './parseCloudEvent';
import { refused, type Parsed } from './parsed';
import { callChangedType } from './targets';

/** Reads the one argument of `ReceiveNotification`: a CloudEvent of `callChangedType` whose data is a call. */
export function parseCallChanged(value: unknown): Parsed<CallSnapshot> {
  const event = parseCloudEvent(value);
  if (!event.ok) return event;
  return event.value.type === callChangedType ? parseCallSnapshot(event.value.data) : refused('The type is unknown.');
}
