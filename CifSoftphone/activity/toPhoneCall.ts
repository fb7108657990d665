import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { cutText } from '../../protocol/cutText';
import type { DraftContent } from '../core/draft/callDraft';
import { otherParty } from '../core/calls/otherParty';
import type { NumberWords } from '../core/numbers/numberWords';
import type { CustomerMatch } from '../core/customer/customerMatch';
import { usualTableOf, type ActivityWays } from '../core/customer/customerTables';
import { callOutcome, type CallOutcome } from '../core/calls/callOutcome';
import { joinDescription } from './description';
import type { WriteSubject } from '../core/calls/subjectFacts';

/** Columns of a `phonecall` as the Web API takes them. */
export type Columns = Readonly<Record<string, unknown>>;

/** What is written about a call, in the order in which it is written. */
export interface PhoneCall {
  /** The whole row as it is created: by the accept, or by the end of a ring that nobody accepted. */
  readonly begun: Columns;
  /** The customer or the case alone; `undefined` where neither is known. */
  readonly regarding: Columns | undefined;
  /** All that names the customer: written anew when the agent says that it is somebody else. */
  readonly who: Columns;
  /** What only the end knows; `undefined` while the call goes on. What people changed meanwhile stays. */
  readonly ended: Columns | undefined;
  /** Closes the row; written last, because a closed row is read-only to people. */
  readonly closed: Columns | undefined;
  /** Why the call ended; stands in the row where the agent has not said how it is disposed of. */
  readonly reason: string | undefined;
}

export interface PhoneCallFacts {
  readonly call: CallSnapshot;
  /** When `call` was told, by the clock of the record: what it tells are elapsed times. */
  readonly toldAtMs: number;
  readonly match: CustomerMatch;
  /** Of a consultation: with whom the call is about which somebody is asked. */
  readonly first?: CustomerMatch | undefined;
  /** How the row can name those of a table; of the usual tables it is known. */
  readonly waysTo?: (entityName: string) => ActivityWays | undefined;
  /** What the agent added; `undefined` for a call that nobody answered here. */
  readonly draft?: DraftContent | undefined;
  /** The end of the wrap-up, by the clock of the record; `undefined` while it goes on, and where there is none. */
  readonly wrappedUpAtMs?: number | undefined;
  /** The agent is not done with it: the row stays open. */
  readonly staysOpen?: boolean;
  /** `systemuserid` of the agent. */
  readonly agentUserId: string;
  readonly writeNumber: (number: string) => NumberWords;
  readonly writeSubject: WriteSubject;
}

/** Lengths of the columns, as every organisation has them. */
const maxSubjectLength = 200;
const maxNumberLength = 200;
const sender = 1;
const recipient = 2;
const minuteMs = 60_000;

/** The pure heart of "what is left behind": a call becomes a phone-call activity. */
export function toPhoneCall(facts: PhoneCallFacts): PhoneCall {
  const { call, toldAtMs } = facts;
  const outcome = callOutcome(call);
  const at = (elapsedMs: number | undefined): string | undefined =>
    elapsedMs === undefined ? undefined : new Date(toldAtMs - elapsedMs).toISOString();
  const who = filled(naming(facts, outcome));
  const regarding = regardingOf(facts);
  const begun = filled({
    ...about(facts),
    ...who,
    scheduledstart: at(call.offeredForMs),
    actualstart: at(call.connectedForMs ?? call.offeredForMs),
  });
  if (call.state !== 'disconnected') {
    return { begun, regarding, who, ended: undefined, closed: undefined, reason: undefined };
  }
  const { draft, staysOpen, wrappedUpAtMs } = facts;
  return {
    begun,
    regarding,
    who,
    ended: filled({
      category: call.reason === 'transferred' && outcome === 'answered' ? 'transferred' : outcome,
      subcategory: draft?.disposition ?? call.reason,
      ...duration(call, at, outcome),
      scheduledend: wrappedUpAtMs === undefined ? undefined : new Date(wrappedUpAtMs).toISOString(),
    }),
    closed: staysOpen === true ? undefined : status(outcome, call),
    reason: call.reason,
  };
}

/** What is the same whenever and about whomever it is written. */
function about({ call, draft, writeNumber }: PhoneCallFacts): Columns {
  const { number } = otherParty(call);
  return {
    description:
      joinDescription({ head: call.comments ?? '', notes: draft?.notes ?? call.repliedText ?? '' }) || undefined,
    phonenumber: number === undefined ? undefined : cutText(toDialAgain(number, writeNumber(number)), maxNumberLength),
    directioncode: call.direction === 'outbound',
  };
}

/** Without country code or trunk prefix it may be a number inside the company: read as another it reaches a stranger. */
const maybeInternal = /^(?:[1-9]\d{0,7}|\d*[*#,][\d*#,]*)$/;

/** What is dialled to reach the same person again. */
const toDialAgain = (number: string, { e164, extension }: NumberWords): string =>
  e164 === undefined || maybeInternal.test(number)
    ? number
    : `${e164}${extension === undefined ? '' : `;ext=${extension}`}`;

/** Who talked with whom. */
function naming(facts: PhoneCallFacts, outcome: CallOutcome): Columns {
  const { call, match, agentUserId, writeNumber, writeSubject, waysTo = usualTableOf } = facts;
  const party = otherParty(call);
  const words = party.number === undefined ? undefined : writeNumber(party.number);
  const customer = match.outcome === 'one' ? match.customer : undefined;
  const name = customer?.name === '' ? undefined : customer?.name;
  const outbound = call.direction === 'outbound';
  const { party: way, setName = '' } = (customer && waysTo(customer.entityName)) ?? {};
  return {
    subject: cutText(
      writeSubject({
        outcome,
        direction: call.direction,
        party: name ?? party.displayName ?? words?.display,
        withheld: party.withheld === true,
        isSupervision: call.supervision !== undefined,
        isReply: call.repliedText !== undefined,
      }),
      maxSubjectLength,
    ),
    phonecall_activity_parties: [
      // Whom nobody knows, or whose table has no parties, is not pointed to; number and subject say who it was.
      ...(customer === undefined || way === undefined
        ? []
        : [toParty(way, setName, customer.id, outbound ? recipient : sender)]),
      toParty('partyid_systemuser', 'systemusers', agentUserId, outbound ? sender : recipient),
    ],
    ...regardingOf(facts),
  };
}

/** The case that the agent chose, else the customer; of a consultation with nobody known, that of the first call. */
function regardingOf({ match, first, draft, waysTo = usualTableOf }: RegardingFacts): Columns | undefined {
  const { caseLink } = draft ?? {};
  if (caseLink !== undefined)
    return { 'regardingobjectid_incident_phonecall@odata.bind': `/incidents(${caseLink.id})` };
  const known = [match, first].find((one) => one?.outcome === 'one');
  if (known?.outcome !== 'one') return undefined;
  const { entityName, id } = known.customer;
  const { regarding, setName = '' } = waysTo(entityName) ?? {};
  // Of some tables no activity can be about a row.
  return regarding === undefined ? undefined : { [bound(regarding)]: pathOf(setName, id) };
}

type RegardingFacts = Pick<PhoneCallFacts, 'match' | 'first' | 'draft' | 'waysTo'>;

const toParty = (way: string, setName: string, id: string, participationtypemask: number): Columns => ({
  [bound(way)]: pathOf(setName, id),
  participationtypemask,
});

const bound = (property: string): string => `${property}@odata.bind`;
const pathOf = (setName: string, id: string): string => `/${setName}(${id})`;

/** Nobody reports on an assumed call, so how long people talked is not known and not made up. */
function duration(
  call: CallSnapshot,
  at: (elapsedMs: number | undefined) => string | undefined,
  outcome: CallOutcome,
): Columns {
  const endedForMs = call.endedForMs ?? 0;
  if (outcome !== 'answered') return { actualend: at(endedForMs), actualdurationminutes: 0 };
  if (call.assumed || call.connectedForMs === undefined) return {};
  const talkedMs = Math.max(call.connectedForMs - endedForMs, 0);
  // A short talk is still a talk: nought means that nobody talked.
  return { actualend: at(endedForMs), actualdurationminutes: Math.max(1, Math.round(talkedMs / minuteMs)) };
}

/** Status reasons that every organisation has: Made (2), Received (4); what did not become a talk is Canceled (3). */
function status(outcome: CallOutcome, { direction }: CallSnapshot): Columns {
  if (outcome !== 'answered') return { statecode: 2, statuscode: 3 };
  return { statecode: 1, statuscode: direction === 'outbound' ? 2 : 4 };
}

const filled = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
