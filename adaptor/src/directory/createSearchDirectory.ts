import { parseJson } from '../../../protocol/fields';
import type { DirectoryRequested } from '../../../protocol/messages/directory';
import type { SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import { directorySchema } from '../../../protocol/schemas/directorySchemas';
import { read } from '../../../protocol/schemas/read';
import { directoryRequestedType } from '../../../protocol/targets';
import type { Log } from '../base/log';
import type { Connectors } from '../connectors/connectors';
import { callRowKey } from '../model/rowKeys';
import { createAskFew } from '../webhooks/askFew';
import type { SearchDirectory } from '../calls/createAnswerSoftphone';
import type { CallRows } from '../calls/callRows';

export interface SearchDirectoryParts {
  readonly calls: Pick<CallRows, 'get'>;
  readonly connectors: Pick<Connectors, 'of'>;
  readonly log: Log;
}

export function createSearchDirectory({ calls, connectors, log }: SearchDirectoryParts): SearchDirectory {
  const askFew = createAskFew();
  const refusal = (reason: string): SoftphoneAnswer => ({ ok: false, reason });
  /** Of a call that goes on by which it can be asked. @returns the reason why not */
  const callRefuses = async (oid: string, source: string, callId: string): Promise<string | undefined> => {
    // The agent is part of the key: nobody searches by somebody else's call.
    const found = await calls.get(callRowKey(source, callId, oid));
    if (found === undefined) return 'unknown-call';
    const { capabilities, state } = found.record;
    if (capabilities?.includes('directory') !== true) return 'not-possible';
    return state === 'disconnected' ? 'illegal-state' : undefined;
  };
  /** Before there is a call it is the system by which the agent would dial. */
  const dialRefuses = (oid: string, source: string, format: string | undefined): string | undefined => {
    const { directory, formats } = connectors.of(source).dialling(oid) ?? {};
    return directory === true && formats?.some((one) => one === format) === true ? undefined : 'not-possible';
  };
  return async (oid, { source, callId, format, text }) => {
    const why = callId === undefined ? dialRefuses(oid, source, format) : await callRefuses(oid, source, callId);
    if (why !== undefined) return refusal(why);
    const { ask } = connectors.of(source);
    if (ask === undefined) return refusal('not-possible');
    const data: DirectoryRequested = {
      userId: oid,
      text,
      ...(callId !== undefined ? { callId } : format !== undefined ? { format } : {}),
    };
    const answer = await askFew(ask, directoryRequestedType, data);
    if (answer === 'crowded') return refusal('too-many-requests');
    // 204 is what a receiver says to an event that it does not know.
    if (answer?.status === 204 || answer?.status === 404) return { ok: true, entries: [] };
    const json = answer?.status === 200 ? parseJson(answer.text ?? '') : undefined;
    const directory = json?.ok === true ? read(directorySchema, json.value) : undefined;
    if (directory?.ok === true) return { ok: true, entries: directory.value.entries };
    log.warn('directory-not-given', { status: answer?.status ?? 0, why: directory?.error ?? 'no-directory-in-answer' });
    return refusal('unavailable');
  };
}
