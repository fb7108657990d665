import { toAmiMessage, type AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { telephoneIn, type Naming } from '../../../telephony/asterisk/src/pbx/naming';

/** A channel as events carry it. */
export interface ChannelFields {
  readonly id: string;
  readonly name: string;
  readonly linked?: string;
  readonly state?: number;
  readonly number?: string;
  readonly callerName?: string;
  readonly connected?: string;
  readonly exten?: string;
  readonly context?: string;
}

export const caller: ChannelFields = {
  id: 'p-1.1',
  name: 'PJSIP/world-00000001',
  state: 6,
  number: '+12025550123',
  callerName: 'Maria Silva',
  exten: '12025550100',
};
export const phone: ChannelFields = {
  id: 'p-1.2',
  name: 'PJSIP/101-00000002',
  linked: 'p-1.1',
  state: 5,
  connected: '+12025550123',
};
export const otherPhone: ChannelFields = { ...phone, id: 'p-1.3', name: 'PJSIP/102-00000003' };

export const naming: Naming = {
  system: 'pbx',
  holdContext: 'crm',
  endpointOf: (name) => ['101', '102'].find((one) => one === telephoneIn(name)),
};

function fieldsOf(channel: ChannelFields, prefix: '' | 'Dest' | 'Spyer' | 'Spyee'): Record<string, string> {
  return {
    [`${prefix}Channel`]: channel.name,
    [`${prefix}Uniqueid`]: channel.id,
    [`${prefix}Linkedid`]: channel.linked ?? channel.id,
    [`${prefix}ChannelState`]: String(channel.state ?? 0),
    [`${prefix}CallerIDNum`]: channel.number ?? '<unknown>',
    [`${prefix}CallerIDName`]: channel.callerName ?? '<unknown>',
    [`${prefix}ConnectedLineNum`]: channel.connected ?? '<unknown>',
    [`${prefix}ConnectedLineName`]: '<unknown>',
    [`${prefix}Exten`]: channel.exten ?? '',
    [`${prefix}Context`]: channel.context ?? '',
  };
}

/** An event of Asterisk about a channel, and perhaps about a second one. */
export const event = (
  name: string,
  channel: ChannelFields | undefined,
  more: Readonly<Record<string, string>> = {},
  dest?: ChannelFields,
): AmiMessage =>
  toAmiMessage({
    Event: name,
    ...(channel === undefined ? {} : fieldsOf(channel, '')),
    ...(dest === undefined ? {} : fieldsOf(dest, 'Dest')),
    ...more,
  });

/** One channel begins to listen to another one. */
export const spies = (spyer: ChannelFields, spyee: ChannelFields): AmiMessage =>
  toAmiMessage({ Event: 'ChanSpyStart', ...fieldsOf(spyer, 'Spyer'), ...fieldsOf(spyee, 'Spyee') });

/** A row of `CoreShowChannels`. */
export const row = (channel: ChannelFields, more: Readonly<Record<string, string>> = {}): AmiMessage =>
  event('CoreShowChannel', channel, more);

/** A caller joins the queue and a telephone rings, as Asterisk 22 tells it. */
export const queueRings = (telephone: ChannelFields = phone): readonly AmiMessage[] => [
  event('Newchannel', caller),
  event('QueueCallerJoin', caller, { Queue: 'support', Position: '1' }),
  event('Newchannel', { ...telephone, state: 0 }),
  event('AgentCalled', caller, { Queue: 'support' }, telephone),
  event('DialBegin', caller, {}, telephone),
  event('Newstate', { ...telephone, state: 5 }),
];

/** The telephone is answered and both enter a bridge. */
export const answered = (telephone: ChannelFields = phone): readonly AmiMessage[] => [
  event('Newstate', { ...telephone, state: 6 }),
  event('DialEnd', caller, { DialStatus: 'ANSWER' }, telephone),
  event('QueueCallerLeave', caller, { Queue: 'support' }),
  event('BridgeEnter', caller, { BridgeUniqueid: 'b1' }),
  event('BridgeEnter', { ...telephone, state: 6 }, { BridgeUniqueid: 'b1' }),
];
