import type { CallRecord, StoredCommand } from './callRecord';

/** True when the list of parties shows what the command wished for, or nobody is left of whom it could be done. */
export function isDone({ parties = [] }: CallRecord, { command, party }: StoredCommand): boolean {
  const about = parties.find(({ id }) => id === party);
  switch (command) {
    case 'merge':
      return parties.length > 0;
    case 'drop-party':
      return about === undefined;
    case 'mute-party':
      return about === undefined || about.muted === true;
    case 'unmute-party':
      return about?.muted !== true;
    default:
      return false;
  }
}

/** What a command did to its party, where the telephony system confirms it without a new list. */
export function withPartyEffect(call: CallRecord, { command, party }: StoredCommand): CallRecord {
  const { parties: before = [], ...alone } = call;
  const parties = before.flatMap((one) => {
    if (one.id !== party) return [one];
    if (command === 'drop-party') return [];
    const { muted: _, ...heard } = one;
    return [command === 'mute-party' ? { ...one, muted: true } : heard];
  });
  return parties.length === 0 ? alone : { ...call, parties };
}
