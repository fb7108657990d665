import type { MessageAgent } from './messageAgent';
import { isAsync, type MessageDesk } from './messageDesk';

export interface MessageProblem {
  readonly kind: 'lost' | 'doubled' | 'out of order' | 'wrong agent' | 'nobody';
  readonly what: string;
}

export interface MessageVerdict {
  readonly problems: readonly MessageProblem[];
  /** Messages that had to arrive, of both sides. */
  readonly messages: number;
  readonly conversations: number;
}

/** What both ends have, held against what was written. */
export function judgeMessages(
  desk: MessageDesk,
  agents: readonly MessageAgent[],
  wrote: ReadonlyMap<string, readonly string[]>,
): MessageVerdict {
  const problems: MessageProblem[] = [];
  const say = (kind: MessageProblem['kind'], what: string): void => void problems.push({ kind, what });
  let messages = 0;
  let judged = 0;
  for (const { id, written, taken, got } of desk.talks.values()) {
    const views = agents.flatMap((agent) =>
      (agent.view?.conversations ?? []).flatMap((view) =>
        view.snapshot.conversationId === id ? [{ agent, view }] : [],
      ),
    );
    const having = views.filter(({ view }) => view.snapshot.state === 'active');
    const [one] = having;
    if (one === undefined) {
      // What waits for an agent who is away for good waits on.
      if (isAsync(id) && agents.some(({ isGone }) => isGone)) continue;
      // Offered to nobody in time, or let pass: telephony is told, as with a ring.
      if (taken.size > 0) say('nobody', `${id}: ${taken.size} messages were taken and nobody has it`);
      continue;
    }
    judged += 1;
    if (having.length > 1) say('wrong agent', `${id}: two agents have it`);
    for (const other of agents) {
      if (other === one.agent) continue;
      const seen = [...other.seen].filter(([key, ids]) => key.includes(id) && ids.size > 0 && !other.had.has(key));
      if (seen.length > 0) say('wrong agent', `${id}: it was read by who never had it`);
    }
    const shown = one.view.messages.flatMap((message) => (message.author === 'customer' ? [message.id] : []));
    const wanted = written.filter((messageId) => taken.has(messageId));
    messages += wanted.length;
    compare(wanted, shown, `${id}, at the agent`, say);
    const refused = views.flatMap(({ view }) =>
      view.outbox.flatMap(({ text, state }) => (state === 'refused' ? [text] : [])),
    );
    for (const agent of agents) {
      const name = `agent ${agent.parts.oid.slice(-2)} `;
      const isTaken = (text: string): boolean => agent.taken.get(id)?.includes(text) === true;
      // What somebody wrote whose turn was over by then is told there as not taken.
      const sent = (wrote.get(id) ?? []).filter(
        (text) => text.startsWith(name) && (isTaken(text) || (agent === one.agent && !refused.includes(text))),
      );
      messages += sent.length;
      const arrived = got.filter((text) => text.startsWith(name));
      compare(sent, arrived, `${id}, at the customer`, say);
    }
  }
  return { problems, messages, conversations: judged };
}

function compare(
  wanted: readonly string[],
  found: readonly string[],
  where: string,
  say: (kind: MessageProblem['kind'], what: string) => void,
): void {
  const lost = wanted.filter((one) => !found.includes(one));
  if (lost.length > 0) say('lost', `${where}: ${lost.join(', ')}`);
  if (new Set(found).size < found.length) say('doubled', `${where}: ${found.join(', ')}`);
  const order = found.filter((one, at) => wanted.includes(one) && found.indexOf(one) === at);
  if (order.join() !== wanted.filter((one) => found.includes(one)).join())
    say('out of order', `${where}: ${order.join(', ')}`);
}
