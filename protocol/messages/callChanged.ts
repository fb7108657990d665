import { parseCallSnapshot } from './parseCallSnapshot';
import { parseCloudEvent, type CloudEvent } from './cloudEvent';
import { refused, type Parsed } from '../parsed';
import type { CallSnapshot } from './callSnapshot';
import { callChangedType } from '../targets';

/** The push to an agent. Its id is the call's version, so that a push that comes twice can be seen to be one. */
export function toCallChangedEvent(snapshot: CallSnapshot): CloudEvent {
  return {
    specversion: '1.0',
    id: `${snapshot.callId}:${snapshot.version}`,
    source: `/telephony/${snapshot.source}`,
    type: callChangedType,
    subject: snapshot.callId,
    datacontenttype: 'application/json',
    data: { ...snapshot },
  };
}

/** Reads the one argument of `ReceiveNotification`: a CloudEvent of `callChangedType` whose data is a call. */
export function parseCallChanged(value: unknown): Parsed<CallSnapshot> {
  const event = parseCloudEvent(value);
  if (!event.ok) return event;
  return event.value.type === callChangedType ? parseCallSnapshot(event.value.data) : refused('The type is unknown.');
}
