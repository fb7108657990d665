import { hashKey } from '../base/hashKey';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A call id as a log may hold it: telephony systems may take a phone number for one, so only GUIDs stand there as they are. */
export const callIdForLog = (callId: string): string => (guid.test(callId) ? callId : `hash-${hashKey(callId)}`);
