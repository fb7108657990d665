import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { uuidV5 } from './uuidV5';

/** Ours, and never to be changed: every activity's id is made from it. */
const namespace = '5d1f4b0e-6c0a-4f0b-9b7e-2f6d5b8c1a47';

/** The row of one call of one agent: whoever writes it, and however often, writes the same row. */
export const activityId = ({ source, callId }: Pick<CallSnapshot, 'source' | 'callId'>, oid: string): Promise<string> =>
  uuidV5(namespace, `${source.toLowerCase()}/${callId}/${oid.toLowerCase()}`);
