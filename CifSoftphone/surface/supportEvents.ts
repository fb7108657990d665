import type { CallView } from '../core/calls/callView';
import type { LineView } from '../core/line/lineView';
import type { Trouble } from '../core/troubles/trouble';

/** What of a view goes into the support log: states and kinds of our own, nothing that a person said or is called. */
type Seen = Pick<LineView, 'status' | 'calls' | 'ringPlaceId' | 'trouble' | 'agent'>;

/** Codes of services, names of our variables and our own words; anything else might be somebody's. */
const harmlessDetail =
  /^(\d{3}|AADSTS\d{5,8}|0x[\da-f]{8}|cti_[A-Za-z]+|[a-z]+(_[a-z]+)+|network|malformed|browser|no-leader)$/;
const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * What changed between two views, one line each.
 * @param numberOf gives each call a number for the length of the log
 */
export function supportEvents(
  before: Seen | undefined,
  after: Seen,
  about: { readonly placeId: string; readonly numberOf: (key: string) => number },
): readonly string[] {
  const events: string[] = [];
  const changed = (was: string | undefined, is: string): void => {
    if (was !== is) events.push(is);
  };
  changed(before && `line ${before.status}`, `line ${after.status}`);
  changed(before && troubleWords(before.trouble), troubleWords(after.trouble));
  changed(before && agentWords(before), agentWords(after));
  changed(before && ringWords(before, about.placeId), ringWords(after, about.placeId));
  for (const call of after.calls) {
    const was = before?.calls.find(({ key }) => key === call.key);
    const name = `call ${about.numberOf(call.key)}`;
    // The adaptor's log knows the call by its id; an id that is no GUID may be a number.
    if (was === undefined) events.push(`${name} is ${guid.test(call.callId) ? call.callId : 'without a GUID'}`);
    changed(was && `${name} ${callWords(was)}`, `${name} ${callWords(call)}`);
  }
  for (const { key } of before?.calls ?? []) {
    if (!after.calls.some((call) => call.key === key)) events.push(`call ${about.numberOf(key)} is gone`);
  }
  return events;
}

const troubleWords = (trouble: Trouble | undefined): string => {
  if (trouble === undefined) return 'no trouble';
  const { kind, detail, command } = trouble;
  const code = detail === undefined ? [] : [harmlessDetail.test(detail) ? detail : '(kept back)'];
  return ['trouble', kind, ...code, ...(command === undefined ? [] : [command])].join(' ');
};

const agentWords = ({ agent }: Seen): string =>
  agent === undefined ? 'agent state not known' : `agent ${agent.ready ? 'ready' : 'not ready'}, ${agent.activity}`;

const ringWords = ({ ringPlaceId }: Seen, placeId: string): string =>
  `calls ring ${ringPlaceId === undefined ? 'nowhere yet' : ringPlaceId === placeId ? 'here' : 'in another place'}`;

const callWords = (call: CallView): string =>
  [
    call.direction,
    call.state,
    ...(call.reason === undefined ? [] : [call.reason]),
    ...(call.underWay === undefined ? [] : [`${call.underWay} under way`]),
    ...call.commands.map((command) => `${command} under way`),
    ...(call.customer === undefined ? [] : [`customer ${call.customer.outcome}`]),
  ].join(', ');
