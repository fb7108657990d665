/** What counts for the order in which messages are read. */
export interface Placed {
  readonly seq: number;
  readonly author: string;
  readonly name?: string;
  readonly order?: number;
}

/**
 * Messages as they are read: by `seq`, in which they were stored; only where a sender counts its own messages and they
 * overtook each other on the way, those of this sender change places among themselves. Nobody else's moves.
 */
export function inReadingOrder<M extends Placed>(messages: readonly M[]): readonly M[] {
  const bySeq = [...messages].sort((left, right) => left.seq - right.seq);
  const senders = new Map<string, M[]>();
  for (const message of bySeq) {
    if (message.order === undefined) continue;
    const sender = senderOf(message);
    senders.set(sender, [...(senders.get(sender) ?? []), message]);
  }
  for (const [sender, counted] of senders) senders.set(sender, counted.sort(byOrder));
  return bySeq.map((message) =>
    message.order === undefined ? message : (senders.get(senderOf(message))?.shift() ?? message),
  );
}

const senderOf = ({ author, name = '' }: Placed): string => `${author} ${name}`;
const byOrder = (left: Placed, right: Placed): number => (left.order ?? 0) - (right.order ?? 0) || left.seq - right.seq;
