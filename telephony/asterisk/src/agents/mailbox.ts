import { readEmail } from '../../../../protocol/emailText';
import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { endpointPattern } from '../settings/readAgents';

/** A box of the PBX's voicemail: its number is that of the telephone. */
export interface Mailbox {
  readonly endpoint: string;
  readonly emails: readonly string[];
  readonly name?: string;
}

/** Reads `VoicemailUserEntry` of one voicemail context. What is no telephone's name is left out. */
export function readMailboxes(rows: readonly AmiMessage[], context: string): readonly Mailbox[] {
  return rows.flatMap((row) => {
    const endpoint = headerOf(row, 'VoiceMailbox') ?? '';
    if (headerOf(row, 'VMContext') !== context || !endpointPattern.test(endpoint)) return [];
    const name = headerOf(row, 'Fullname')?.trim();
    // One box can send to several addresses.
    const emails = (headerOf(row, 'Email') ?? '').split('|').flatMap((one) => readEmail(one) ?? []);
    return [{ endpoint, emails, ...(name === undefined || name === '' ? {} : { name }) }];
  });
}
