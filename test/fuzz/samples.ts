import { directory } from '../../simulator/directory';
import { factSamples } from '../protocol/factSamples';

/** One whole message of each kind; what is sent is made from these. */
const callId = 'call-4711';
const source = '4fac8e3d-5c76-4d3b-9cab-3d7e9f1a2b43';
const event = (type: string, data: object): object => ({
  specversion: '1.0',
  id: 'e1',
  source: 'https://telephony.example.com',
  type,
  subject: callId,
  time: '2026-01-01T00:00:00Z',
  datacontenttype: 'application/json',
  data: { callId, ...data },
});
const party = { number: '+12025550123', displayName: 'Caller' };

export const telephonyTexts: readonly unknown[] = [
  { PhoneNumber: '+12025550123', comments: 'first ring' },
  event('call.offered', {
    channel: 'voice',
    direction: 'inbound',
    from: party,
    to: { withheld: true },
    ...factSamples,
    record: { table: 'incident', id: '{4FAC8E3D-5C76-4D3B-9CAB-3D7E9F1A2B43}' },
    relatedCallId: 'call-0',
    capabilities: ['hold', 'mute', 'dtmf'],
  }),
  event('com.example.call.connected', {}),
  event('call.held', {}),
  event('call.disconnected', { reason: 'normal', cause: { reason: 'busy' } }),
  event('call.conferenced', { parties: [...factSamples.parties, { id: 'p-2', state: 'alerting', withheld: true }] }),
  event('command.failed', { commandId: 'c1' }),
  event('agent.changed', { presence: 'ready', state: 'ready', reason: 'Lunch' }),
  event('com.example.agent.not-ready', { reason: 'Lunch' }),
  event('call.diverted', { cause: { reason: 'busy' }, from: { e164: '+12025550123' }, to: 'sip:desk@example.com' }),
];

export const parties: readonly unknown[] = [
  party,
  '+12025550123',
  { uri: 'sip:desk@example.com', displayName: ' Desk \n two ' },
  { withheld: true },
  null,
];

const message = (type: string, data: object): object => event(type, { source, ...data });
export const softphoneMessages: readonly unknown[] = [
  message('ring.acknowledged', { outcome: 'accepted' }),
  message('call.logged', {}),
  message('command.hangup', {}),
  message('command.send-digits', { digits: '12#' }),
  message('command.drop-party', { party: 'p-1' }),
  message('command.transfer', { target: '+12025550124' }),
  message('command.blind-transfer', { target: '+12025550124', confirmed: true }),
  message('command.dial', {
    target: '+12025550124',
    format: 'tel',
    name: 'Grace',
    record: { entityName: 'contact', id: '{4FAC8E3D-5C76-4D3B-9CAB-3D7E9F1A2B43}' },
  }),
  message('agent.changed', { ready: false, reason: 'Lunch', changedBy: 'agent' }),
  message('command.hold', {}),
  message('command.consult', { target: 'sip:desk@example.com' }),
  message('command.deflect', { target: '101' }),
  message('command.reply-text', { text: 'I will call you back' }),
  message('directory.asked', { text: 'ben' }),
  { ...message('directory.asked', { format: 'tel', text: 'ben' }), subject: undefined },
  message('agent.set', { presence: 'ready', state: 'ready', reason: 'Lunch' }),
];

const agentId = '70000000-0000-4000-8000-0000000000a1';
export const directories: readonly unknown[] = [
  {
    entries: [
      { name: 'Ben', target: '102', about: 'Support', state: 'ready' },
      { name: '\u05d1\u05df', target: '+442079460958', state: 'busy' },
      { name: 'Desk', target: 'sip:desk@example.com', about: 'Ground floor' },
    ],
  },
];
const asked = (type: string, data: object): object => event(type, { userId: agentId, ...data });
/** What the adaptor tells a telephony system. */
export const webhooks: readonly unknown[] = [
  asked('ring.reported', { outcome: 'accepted', final: true, state: 'connected' }),
  asked('command.requested', { commandId: 'c1', command: 'send-digits', digits: '12#', expiresInMs: 8_000 }),
  asked('command.requested', {
    ...{ commandId: 'c2', command: 'dial', target: '+12025550124', format: 'tel', expiresInMs: 8_000 },
  }),
  asked('agent.changed', {
    ...{ state: 'not-ready', ready: false, reason: 'Lunch', activity: 'idle', changedBy: 'agent', version: 3 },
  }),
  asked('phone.withdrawn', { phoneId: 'phone-1' }),
  asked('directory.requested', { text: 'ben' }),
];

const snapshot = {
  callId,
  source,
  channel: 'voice',
  direction: 'inbound',
  from: party,
  to: {},
  ...factSamples,
  state: 'offered',
  assumed: false,
  version: 1,
  ringRemainingMs: 30_000,
  offeredForMs: 10,
  capabilities: ['hold'],
  commands: [{ id: 'c1', command: 'hold' }],
};
const richSnapshot = {
  ...snapshot,
  state: 'disconnected',
  reason: 'busy',
  offerFailed: true,
  toldAtMs: 1_700_000_000_000,
  endedForMs: 1,
  connectedForMs: 9_000,
  muted: true,
  consultation: true,
  relatedCallId: 'call-2',
  record: { entityName: 'contact', id: source },
  failedCommand: { id: 'c0', command: 'mute', why: 'no-answer' },
  holds: [{ startedForMs: 900, lastedMs: 100 }],
};
export const snapshots: readonly unknown[] = [snapshot, richSnapshot, { ...richSnapshot, state: 'held' }];
export const agentStates: readonly unknown[] = [
  { ready: false, reason: 'Lunch', activity: 'call', changedBy: 'dynamics', version: 3 },
  { ready: true, reason: 'Lunch', activity: 'idle', changedBy: 'agent', version: 0 },
  { ready: false, minutes: 30, activity: 'idle', changedBy: 'agent', version: 4, forMs: 1_080_000 },
];
export const agentWishes: readonly unknown[] = [
  { ready: false, reason: 'Lunch', changedBy: 'agent' },
  { ready: false, minutes: 30, changedBy: 'agent' },
  { ready: true, reason: 'Lunch', changedBy: 'telephony' },
  { activity: 'wrap-up', changedBy: 'dynamics' },
];
export const softphoneAnswers: readonly unknown[] = [
  { ok: true, state: 'connected', version: 2 },
  { ok: false, reason: 'not-yours' },
];
export const callList: unknown = { calls: [snapshot], ended: [{ ...snapshot, state: 'disconnected', endedForMs: 1 }] };
export const phones: readonly unknown[] = [
  { url: 'wss://pbx.example.com/ws', uri: 'sip:101@pbx.example.com', secret: 'a-short-secret', expiresInMs: 600_000 },
  {
    url: 'ws://127.0.0.1:7801/ws',
    uri: 'sips:ada-1@pbx.example.com:5061',
    user: 'ada',
    secret: 'another-secret',
    expiresInMs: 60_000,
    iceServers: [
      { urls: ['stun:stun.example.com'] },
      { urls: ['turns:turn.example.com:443?transport=tcp'], username: 'ada', credential: 'c' },
    ],
  },
];

export const callLists: readonly unknown[] = [
  callList,
  { calls: snapshots, agent: agentStates[0], dialling: { source, formats: ['tel', 'sip', '!'] }, browserPhone: true },
];

export const pushes: readonly unknown[] = [
  event('call.changed', snapshot),
  event('call.changed', { ...snapshot, state: 'disconnected', reason: 'timed-out', endedForMs: 5 }),
  event('agent.changed', { presence: 'ready' }),
  snapshot,
];

const call = {
  key: `${source}/${callId}`,
  callId,
  direction: 'inbound',
  state: 'alerting',
  number: '+1 202 555 0123',
  e164: '+12025550123',
  withheld: false,
  customer: { outcome: 'one', customer: { entityName: 'contact', id: '1', name: 'Grace' } },
  assumed: false,
  offers: ['hold'],
  commands: [],
  muted: false,
};
export const channelMessages: readonly unknown[] = [
  {
    type: 'place',
    asks: true,
    place: { id: 'p', kind: 'form', windowId: 'w', visible: true, focused: false, lastFocusedAtMs: 0 },
  },
  { type: 'gone', placeId: 'p' },
  { type: 'alive', edition: 'p 2' },
  {
    type: 'owner',
    placeId: 'p',
    edition: 'p 2',
    kind: 'panel',
    settings: { adaptorUrl: 'https://a.example.com', clientId: 'c', authority: 'https://b.example.com', scope: 's' },
    view: {
      status: 'connected',
      calls: [call],
      ringPlaceId: 'p',
      given: { screenPop: 'ring' },
      agentName: 'Ada',
      written: [['+12025550101', '(202) 555-0101']],
    },
  },
  { type: 'command', id: '1', from: 'p', command: { type: 'ring-outcome', key: 'k', outcome: 'shown' } },
  { type: 'command', id: '1', from: 'p', command: { type: 'command', key: 'k', command: { command: 'hold' } } },
  { type: 'command', id: '1', from: 'p', command: { type: 'write-numbers', numbers: ['+12025550101'] } },
  { type: 'yielded', from: 'p', to: 'q' },
];

export const makerSettings: unknown = {
  defaultCountry: 'US',
  search: [{ table: 'contact', columns: ['telephone1', 'mobilephone'] }],
  screenPop: 'ring',
  dockOnRing: true,
  ring: { sound: 'off', volumePercent: 50 },
  dispositions: [{ value: 'solved', label: 'Solved' }],
  wrapUpSeconds: 30,
  presence: { winner: 'telephony', notReadyReasons: [{ value: 'lunch', label: 'Lunch' }] },
};

export const lineVariables: Readonly<Record<string, string>> = {
  cti_AdaptorFunctionUrl: 'https://adaptor.example.com/api',
  cti_ClientId: '1c7f5b0a-2f43-4a0e-8f7e-0a4b6c8d9e10',
  cti_Authority: 'https://login.example.com/tenant',
  cti_Scope: 'functionuser',
};

const tenantId = '6a1f0c3e-0d3b-4c2a-9d55-1f2e3d4c5b6a';
export const adaptorEnvironment: Readonly<Record<string, string>> = {
  ApiScope: 'functionuser',
  Authority: `https://login.example.com/${tenantId}`,
  AzureAd__ClientId: '2d8a6c1b-3a54-4b1f-9a8f-1b5c7d9e0f21',
  AzureAd__TenantId: tenantId,
  AzureSignalRConnectionString: 'Endpoint=https://signalr.example.com;AccessKey=accesskeyofthetests;Version=1.0;',
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  HubName: 'softphone',
  StorageUserTable: 'users',
  UpstreamSecret: 'secret',
  TelephonyWebhookUrl: 'https://telephony.example.com/hook',
  TelephonyWebhookSecret: `whsec_${Buffer.alloc(24, 1).toString('base64')}`,
  TelephonyWebhookAllowedNetworks: '10.1.0.0/16,fd00:1::/32',
  RingTtlMs: '30000',
  ShownDeadlineMs: '10000',
  RingsPerSecond: '200',
  ConnectionsPerUser: '50',
  ConversationsPerAgent: '4',
  MessageChannels: 'sms:phone, whatsapp',
};

/** What MSAL writes into `state`. */
export const signInState = Object.assign(
  (value: unknown): string => encodeURIComponent(Buffer.from(JSON.stringify(value) ?? '').toString('base64')),
  { sample: { id: '0a7c7a52-5d3f-4f63-9a1e-3d0f2b6c9e11', meta: { interactionType: 'popup' } } },
);

/** What is told of conversations, and what softphones say of them. */
export const conversationTexts: readonly unknown[] = [
  event('conversation.offered', {
    conversationId: 'talk-1',
    channel: 'chat',
    from: { address: 'ann-7', kind: 'handle', displayName: 'Ann' },
    topic: 'A bill',
    waitedMs: 5_000,
    replyForMs: 60_000,
    async: true,
    capabilities: ['reply', 'typing', 'transfer', 'end'],
    record: { table: 'incident', id: '{4FAC8E3D-5C76-4D3B-9CAB-3D7E9F1A2B43}' },
    messages: [{ id: 'm-1', text: 'Hello', order: 1, sentAt: '2026-11-27T10:00:00Z' }],
  }),
  event('message.received', {
    conversationId: 'talk-1',
    message: {
      ...{ id: 'm-2', text: 'שלום 👋', author: 'customer', name: 'Ann', order: 2, replyTo: 'm-1', language: 'he' },
      attachments: [{ id: 'f-1', name: 'bill.pdf', type: 'application/pdf', bytes: 12, url: 'https://example.com/b' }],
    },
  }),
  event('message.read', { conversationId: 'talk-1', messageId: 'm-3', upTo: true }),
  event('message.failed', { conversationId: 'talk-1', messageId: 'm-3', reason: 'refused', perhapsSent: true }),
  event('message.edited', { conversationId: 'talk-1', messageId: 'm-2', text: 'Hello again' }),
  event('participant.typing', { conversationId: 'talk-1', forMs: 5_000, participant: { id: 'a', role: 'customer' } }),
  event('conversation.updated', { conversationId: 'talk-1', consent: 'opted-out', replyForMs: 0 }),
  event('conversation.ended', { conversationId: 'talk-1', reason: 'customer-left' }),
];

const talk = { conversationId: 'talk-1', source: directory.telephony.clientId, handling: 1 };
export const conversationMessages: readonly unknown[] = [
  message('conversation.acknowledged', { ...talk, outcome: 'accepted' }),
  message('message.send', { ...talk, message: { id: '5f0e4c1a-7f1b-4d55-8a37-0d1e2f3a4b5c', text: 'Let me look' } }),
  message('message.shown', { ...talk, upTo: 2 }),
  message('conversation.draft', { ...talk, text: 'half a sen' }),
  message('conversation.transfer', { ...talk, target: 'ben@example.com', note: 'Knows bills' }),
  message('conversation.start', { ...talk, channel: 'sms', to: { address: '+12025550124', kind: 'phone' } }),
  message('conversation.end', talk),
];
