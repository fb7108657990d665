import { UnsafeAction, writeAction, type AmiAction } from '../../telephony/asterisk/src/ami/amiAction';
import { headerOf, toAmiMessage, type AmiMessage } from '../../telephony/asterisk/src/ami/amiMessage';
import { AmiReader, UnreadableAmi } from '../../telephony/asterisk/src/ami/amiReader';
import { readContactStatus } from '../../telephony/asterisk/src/browser/contactStatus';
import { amiActions } from '../../telephony/asterisk/src/commands/amiActions';
import { toDialString } from '../../telephony/asterisk/src/commands/dialString';
import type { Leg } from '../../telephony/asterisk/src/pbx/leg';
import { askedChannelId } from '../../telephony/asterisk/src/pbx/naming';
import { PbxModel } from '../../telephony/asterisk/src/pbx/pbxModel';
import { QueueMembers } from '../../telephony/asterisk/src/ready/queueMembers';
import { nextStep, offerId, readOfferId, untold, type Told } from '../../telephony/asterisk/src/telling/nextStep';
import { isCallId } from '../../protocol/callId';
import { parseTelephonyMessage } from '../../protocol/messages/parseTelephonyMessage';
import {
  answered,
  caller,
  event,
  naming,
  phone,
  queueRings,
  row,
  type ChannelFields,
} from '../telephony/asterisk/pbxEvents';
import { must, type FuzzTarget } from './fuzzTarget';
import { mutateText } from './mutate';
import type { Randomness } from './randomness';

const banner = 'Asterisk Call Manager/11.0.0\r\n';
const asked: ChannelFields = {
  id: askedChannelId(phone.id, '0a1b'),
  name: 'Local/102@from-internal-00000001;1',
  linked: caller.id,
};
const own: ChannelFields = { ...phone, state: 6 };
const inMeet = { context: 'crm', exten: 'meetp12' };

/** A call from its beginning: the queue, a consultation, a conference, and what else a PBX tells meanwhile. */
const story: readonly AmiMessage[] = [
  ...queueRings(),
  ...answered(),
  event('MixMonitorStart', caller),
  event('Hold', own),
  event('Unhold', own),
  event('DialBegin', { ...asked, id: `${asked.id};2` }, {}, { ...phone, id: 'p-1.9', name: 'PJSIP/102-00000009' }),
  event('Newchannel', asked),
  event('BridgeEnter', { ...caller, ...inMeet }, { BridgeUniqueid: 'b3' }),
  event('BridgeEnter', { ...asked, ...inMeet, state: 6 }, { BridgeUniqueid: 'b3' }),
  event('BridgeEnter', { ...own, ...inMeet }, { BridgeUniqueid: 'b3' }),
  event('ConfbridgeMute', asked),
  event('AttendedTransfer', undefined, { Result: 'Success', OrigTransfererUniqueid: phone.id }),
  toAmiMessage({ Event: 'QueueMemberPause', Queue: 'support', Interface: 'PJSIP/101', Paused: '1', Reason: 'Lunch' }),
  toAmiMessage({
    Event: 'ContactStatus',
    EndpointName: '101',
    URI: 'sip:a1@127.0.0.1:5060;transport=ws',
    ContactStatus: 'Created',
  }),
  event('HangupRequest', caller),
  event('Hangup', caller, { Cause: '16' }),
  event('Hangup', own, { Cause: '16' }),
];
const rows: readonly AmiMessage[] = [
  row({ ...caller, ...inMeet }, { BridgeId: 'b4' }),
  row({ ...asked, ...inMeet, state: 6 }, { BridgeId: 'b4' }),
  row({ ...own, ...inMeet }, { BridgeId: 'b4' }),
];

const linesOf = (message: AmiMessage): readonly string[] =>
  [...message].flatMap(([name, values]) => values.map((value) => `${name}: ${value}`));

/** Some events are missing, come twice or too early; some lines are wrong. */
function textOf(random: Randomness, messages: readonly AmiMessage[]): string {
  const told = messages.flatMap((one) => (random.chance(0.05) ? [] : random.chance(0.05) ? [one, one] : [one]));
  if (random.chance(0.2)) told.unshift(...told.splice(random.below(told.length + 1), 1));
  const line = (text: string): string => (random.chance(0.02) ? mutateText(random, text) : text);
  return told.map((one) => `${linesOf(one).map(line).join('\r\n')}\r\n\r\n`).join('');
}

/** In pieces, as a network brings it. @returns what was read until a limit was passed */
function read(random: Randomness, text: string): readonly AmiMessage[] {
  const reader = new AmiReader();
  const bytes = Buffer.from(banner + text, random.chance(0.1) ? 'latin1' : 'utf8');
  const messages: AmiMessage[] = [];
  try {
    for (let at = 0; at < bytes.length;) {
      const size = 1 + random.below(8_192);
      messages.push(...reader.take(bytes.subarray(at, at + size)));
      at += size;
    }
  } catch (error) {
    must(error instanceof UnreadableAmi, `not hung up on, but ${String(error)}`);
  }
  return messages;
}

/** The adaptor must take whatever a leg is told as: what it refused would be told again and again, and never ring. */
function mustBeTaken(type: string, callId: string, data: object): void {
  const told = { specversion: '1.0', id: 'e1', source: '/asterisk/pbx', type, subject: callId, data };
  const taken = parseTelephonyMessage(JSON.stringify({ ...told, data: { callId, ...data } }));
  must(taken.ok, `the adaptor refuses ${type}: ${taken.ok ? '' : taken.error}`);
}

function mustBeTold(leg: Leg): void {
  const { direction, from, to, queue, waitedMs } = leg;
  const callId = offerId(leg.callId, untold);
  must(isCallId(callId), 'a call has an id that is none');
  must(readOfferId(callId).callId === leg.callId, 'an id is another one when it comes back');
  const facts = { ...(queue === undefined ? {} : { queue }), ...(waitedMs === undefined ? {} : { waitedMs }) };
  mustBeTaken('call.offered', callId, { channel: 'voice', direction, from, to, ...facts });
  let told: Told = { ...untold, stage: 'offered' };
  for (let steps = 0; ; steps += 1) {
    const step = nextStep(leg, told);
    if (step?.kind !== 'tell') return;
    must(steps < 8, 'it is told without an end');
    const { type, ...data } = step.event;
    mustBeTaken(type, callId, data);
    told = step.then;
  }
}

/** All actions in which something foreign stands: a channel's name, a number, a reason, an id. */
const actions: readonly ((text: string) => AmiAction)[] = [
  (text) => amiActions.hangup(text, 16),
  (text) => amiActions.part(text, 'PJSIP/101-00000001', 'crm', { far: 'hold', own: 'quiet' }),
  (text) => amiActions.send('PJSIP/101-00000001', 'crm', text),
  (text) => amiActions.setVariable('PJSIP/101-00000001', 'CRM_QUEUE', text),
  (text) => amiActions.join(text, text),
  (text) => amiActions.blindTransfer('PJSIP/101-00000001', 'from-internal', text),
  (text) => amiActions.pause(text, text),
  (text) =>
    amiActions.originate({
      ...{ endpoint: text, channelId: text, callId: text },
      ...{ context: 'from-internal', exten: text, ringsMs: 1 },
    }),
];

/** What reaches the connector from a PBX, and what it says to one. */
export const asteriskTargets: readonly FuzzTarget[] = [
  {
    name: 'manager interface of a PBX',
    share: 8,
    run: (random) => {
      const model = new PbxModel(naming);
      const members = new QueueMembers();
      const legs: Leg[] = [];
      let nowMs = 1_000_000;
      for (const one of read(random, textOf(random, story))) {
        // Clocks are set back now and then.
        legs.push(...model.take(one, (nowMs += random.below(4_000) - 500)));
        members.take(one);
        readContactStatus(one);
        const [first, second] = model.legs();
        if (first !== undefined && second !== undefined && random.chance(0.1))
          legs.push(...model.areMerged(first, second));
      }
      const told = read(random, textOf(random, rows));
      const ids = (): ReadonlySet<string> => new Set(told.flatMap((one) => headerOf(one, 'Uniqueid') ?? []));
      const sets = { onHold: ids(), recorded: ids(), hidden: random.chance(0.5) ? ids() : new Set<string>() };
      legs.push(...model.takeSnapshot({ channels: told, entries: told, ...sets }, nowMs), ...model.legs());
      legs.forEach(mustBeTold);
      members.replaceAll(told);
      return legs.some(({ phase }) => phase === 'connected');
    },
  },
  {
    name: 'actions to a PBX',
    share: 4,
    run: (random) => {
      const target = mutateText(random, random.pick(['+12025550123;ext=3', '101', '9,123#', 'PJSIP/101-0000001a']));
      const dial = toDialString(target, '+');
      if (dial !== undefined) must(!/[^+*#0-9A-Za-z_.,-]/.test(dial.exten + dial.keys), 'a sign of the dialplan is in');
      const action = random.pick(actions)(target);
      try {
        const [one, ...others] = new AmiReader().take(Buffer.from(banner + writeAction(action, 'c1')));
        const fields = Object.entries(action.fields).map(([name, value]) => [name, [value].flat()] as const);
        must(others.length === 0, 'one action became two');
        const said = [...(one ?? new Map<string, readonly string[]>())].slice(2);
        must(said.length === fields.length, 'a header was let in');
        return dial !== undefined;
      } catch (error) {
        if (error instanceof UnreadableAmi) return false;
        must(error instanceof UnsafeAction, `not refused in words, but ${String(error)}`);
        return false;
      }
    },
  },
];
