import type { CallSnapshot } from './callSnapshot';
import type { CloudEvent } from './cloudEvent';
import { callChangedType } from './targets';

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
