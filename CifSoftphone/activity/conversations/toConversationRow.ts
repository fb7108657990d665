import { cutText } from '../../../protocol/cutText';
import type { Message } from '../../../protocol/messages/conversation';
import type { Conversation } from '../../core/messages/conversation';
import type { CustomerMatch } from '../../core/customer/customerMatch';
import { usualTableOf, type ActivityWays } from '../../core/customer/customerTables';
import type { Columns } from '../toPhoneCall';
import type { RowStringKey, RowTexts } from './rowStringKeys';
import { transcriptText } from './transcriptText';
import { turnOutcome, type TurnOutcome } from './turnOutcome';

/** What the agent adds to the row of a turn. */
export interface TurnWords {
  readonly notes: string;
  readonly disposition: string | undefined;
}

export interface TurnFacts {
  /** One that is over for the agent, with all of its messages; of one that the agent never had there are none. */
  readonly conversation: Pick<Conversation, 'snapshot' | 'messages'>;
  readonly match: CustomerMatch;
  /** How the row can name those of a table; of the usual tables it is known. */
  readonly ways?: ActivityWays | undefined;
  readonly words: TurnWords;
  /** The end of the wrap-up by the adaptor's clock; `undefined` while it goes on, and where there is none. */
  readonly wrappedUpAtMs: number | undefined;
  /** `systemuserid` of the agent. */
  readonly userId: string;
  readonly texts: RowTexts;
}

export interface TurnRow {
  /** The whole row. */
  readonly columns: Columns;
  /** What does not come from the agent's words: written anew where an earlier try was cut off. */
  readonly facts: Columns;
  readonly words: Columns;
  /** Closes the row; written last, because a closed row is read-only to people. */
  readonly closed: Columns;
}

const sender = 1;
const recipient = 2;
const maxSubjectLength = 400;
const minuteMs = 60_000;

/** The pure heart of what a conversation leaves behind: an agent's turn becomes an activity. */
export function toConversationRow(facts: TurnFacts): TurnRow {
  const { conversation, words, wrappedUpAtMs, userId, texts } = facts;
  const { snapshot, messages } = conversation;
  const { toldAtMs, offeredForMs, activeForMs, endedForMs = 0 } = snapshot;
  const at = (elapsedMs: number): string => new Date(toldAtMs - elapsedMs).toISOString();
  const outcome = turnOutcome(snapshot);
  const own = messages.filter(({ seq }) => seq >= snapshot.firstSeq);
  const { address, displayName } = snapshot.direction === 'inbound' ? snapshot.from : snapshot.to;
  const known = facts.match.outcome === 'one' ? facts.match.customer.name : undefined;
  const name = known === '' ? undefined : known;
  const transcript = transcriptText(
    { messages: own, earlier: Math.max(0, snapshot.firstSeq - 1), customer: name ?? displayName ?? address },
    texts,
  );
  const about = filled({
    subject: subjectOf(outcome, snapshot.channel, name ?? displayName ?? address, texts),
    ...naming(facts, userId),
    scheduledstart: at(offeredForMs),
    actualstart: at(activeForMs ?? offeredForMs),
    actualend: at(endedForMs),
    actualdurationminutes: activeForMs === undefined ? 0 : Math.round((activeForMs - endedForMs) / minuteMs),
    cti_channel: snapshot.channel,
    cti_address: address === undefined ? undefined : cutText(address, 320),
    cti_directioncode: snapshot.direction === 'outbound',
    cti_source: snapshot.source,
    cti_conversationkey: snapshot.conversationId,
    cti_handling: snapshot.handling,
    cti_outcome: outcome,
    cti_reason: snapshot.reason,
    cti_waitseconds: seconds(offeredForMs - (activeForMs ?? endedForMs)),
    cti_firstresponseseconds: seconds(snapshot.firstResponseMs),
    cti_averageresponseseconds: seconds(averageResponseMs(own)),
    cti_messagesin: own.filter(({ author }) => author === 'customer').length,
    cti_messagesout: own.filter(({ author }) => author === 'agent').length,
    cti_transcript: transcript === '' ? undefined : transcript,
  });
  const ofAgent = {
    description: words.notes === '' ? null : words.notes,
    cti_disposition: words.disposition ?? null,
  };
  const end = filled({ scheduledend: wrappedUpAtMs === undefined ? undefined : new Date(wrappedUpAtMs).toISOString() });
  const isHad = outcome === 'answered' || outcome === 'transferred';
  return {
    columns: { ...about, ...filled({ ...ofAgent, ...end }) },
    facts: about,
    words: ofAgent,
    closed: { ...end, ...(isHad ? { statecode: 1, statuscode: 2 } : { statecode: 2, statuscode: 3 }) },
  };
}

const subjects: Readonly<Record<TurnOutcome, RowStringKey>> = {
  answered: 'Row_Had',
  transferred: 'Row_Had',
  missed: 'Row_Missed',
  rejected: 'Row_Declined',
  'answered-elsewhere': 'Row_Elsewhere',
  'not-connected': 'Row_Had',
};

function subjectOf(outcome: TurnOutcome, channel: string, who: string | undefined, texts: RowTexts): string {
  const known = (['chat', 'sms', 'email'] as const).find((one) => one === channel);
  const values = {
    channel: known === undefined ? channel : texts(`Row_${known}`),
    name: who ?? texts('Row_Unknown'),
  };
  const more = outcome === 'not-connected' ? ` (${texts('Row_NotSent')})` : '';
  return cutText(texts(subjects[outcome], values) + more, maxSubjectLength);
}

/** Who wrote with whom, and what it is about: the record that was named, else the customer. */
function naming({ conversation, match, ways }: TurnFacts, userId: string): Columns {
  const { direction, record } = conversation.snapshot;
  const isOutbound = direction === 'outbound';
  const customer = match.outcome === 'one' ? match.customer : undefined;
  const way = customer && (ways ?? usualTableOf(customer.entityName));
  const party = (bind: string, set: string, id: string, mask: number): Columns => ({
    [`${bind}@odata.bind`]: `/${set}(${id})`,
    participationtypemask: mask,
  });
  const isCase = record?.entityName === 'incident';
  return {
    cti_conversation_activity_parties: [
      ...(customer === undefined || way?.party === undefined
        ? []
        : [party(way.party, way.setName, customer.id, isOutbound ? recipient : sender)]),
      party('partyid_systemuser', 'systemusers', userId, isOutbound ? sender : recipient),
    ],
    ...(isCase && match.outcome !== 'unknown'
      ? { [`regardingobjectid_incident_${table}@odata.bind`]: `/incidents(${record.id})` }
      : customer === undefined || way?.regarding === undefined
        ? {}
        : { [`${way.regarding.replace(/phonecall$/, table)}@odata.bind`]: `/${way.setName}(${customer.id})` }),
  };
}
const table = 'cti_conversation';

/** From the first words that waited to the next answer, on average; `undefined` where nobody waited. */
function averageResponseMs(messages: readonly Message[]): number | undefined {
  const waits: number[] = [];
  let sinceMs: number | undefined;
  for (const { author, atMs } of messages) {
    if (author === 'customer') sinceMs ??= atMs;
    if (author !== 'agent' || sinceMs === undefined) continue;
    waits.push(Math.max(0, atMs - sinceMs));
    sinceMs = undefined;
  }
  return waits.length === 0 ? undefined : waits.reduce((sum, one) => sum + one, 0) / waits.length;
}

const seconds = (ms: number | undefined): number | undefined =>
  ms === undefined ? undefined : Math.max(0, Math.round(ms / 1_000));

const filled = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined && value !== null));
