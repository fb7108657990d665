import { unknownAgent } from '../../../protocol/messages/agentState';
import { endReasons } from '../../../protocol/callState';
import type { CallDraft } from '../../../CifSoftphone/core/draft/callDraft';
import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import type { DialWish } from '../../../CifSoftphone/core/calls/dialWish';
import type { OpenCase } from '../../../CifSoftphone/core/customer/caseSearch';
import type { HistoryPage } from '../../../CifSoftphone/core/calls/callHistory';
import type { DialRecord } from '../../../CifSoftphone/core/customer/dialRecord';
import type { LineView } from '../../../CifSoftphone/core/line/lineView';
import { troubleKinds } from '../../../CifSoftphone/core/troubles/trouble';
import { factSamples } from '../../protocol/factSamples';
import { chatPresses, chatsWithCall } from './galleryChats';
import { dayPresses, dayStates } from './galleryDay';
import { voiceStates } from './galleryVoice';
import { aPastCall } from '../../CifSoftphone/dataverse/fakeCallHistory';
import { aCall, aView, yvonne } from '../../CifSoftphone/surface/fakeLine';

const statuses = ['not-configured', 'signed-out', 'connecting', 'connected', 'reconnecting'] as const;
const minuteMs = 60_000;
/** Of a length that real names and remarks have. */
const longCaller: Partial<CallView> = {
  key: 'pbx call-2',
  displayName: 'Maximiliane Freifrau von Hohenstein-Oberlahnstein',
  comments: 'Asks why the invoice of May was sent to the warehouse in Donaudampfschifffahrtsgesellschaftshausen',
};

/** All that a telephony system says beside the caller; a table, too, that nobody calls from. */
const told: Partial<CallView> = {
  ...{ ...factSamples, parties: undefined, queue: `Rechnungen und ${'Reklamationen'.repeat(8)}` },
  record: { entityName: 'incident', id: 'd0000000-0000-4000-8000-000000000001' },
};
const ring = (changes: Partial<CallView> = {}): Partial<LineView> => ({
  calls: [aCall({ ringEndsAtMs: Date.now() + minuteMs, ...changes })],
});
const live = (changes: Partial<CallView> = {}): Partial<LineView> => ({
  calls: [
    aCall({
      state: 'connected',
      customer: yvonne,
      connectedAtMs: Date.now() - 100 * minuteMs,
      ...longCaller,
      ...changes,
    }),
  ],
});
const conference = (changes: Partial<CallView> = {}): Partial<LineView> =>
  live({
    offers: ['hangup', 'hold', 'leave', 'drop-party', 'mute-party', 'unmute-party'],
    parties: [
      { id: 'p1', state: 'connected', displayName: longCaller.displayName ?? '' },
      { id: 'p2', state: 'held', number: '+12025550145', muted: true },
      { id: 'p3', state: 'alerting', withheld: true },
    ],
    ...changes,
  });
const dialled = (changes: Partial<CallView> = {}): Partial<LineView> => ({
  ...live({ direction: 'outbound', state: 'initiated', connectedAtMs: undefined, comments: undefined, ...changes }),
  dialFormats: ['tel'],
});
const litware = { entityName: 'account', id: 'a1', name: 'Litware Instruments', column: 'telephone3' } as const;
const dear = {
  ...yvonne.customer,
  column: 'telephone1',
  detail: 'Buyer',
  openCases: 2,
  lastCallAtMs: 1_795_000_000_000,
};
/** Rows of tables that makers named, in words from the right, and of a length that nobody thought of. */
const lift = {
  ...{ entityName: 'cti_device', id: 'd1', tableName: 'מכשיר', column: 'cti_sim', columnName: 'מספר סים' },
  name: 'معدات المبنى الشمالي 4',
  detail: `${'Aufzugssteuerung'.repeat(6)} · رقم 7`,
};
const ofTwoTables = { outcome: 'several', customers: [lift, litware] } as const;
const several = { outcome: 'several', customers: [dear, { ...litware, inactive: true }] } as const;

const withReasons: LineView['given'] = {
  presence: {
    winner: 'dynamics',
    notReadyReasons: [
      { value: 'lunch', label: 'At lunch' },
      { value: 'training', label: 'Training on the new billing system with the whole team' },
    ],
    backByItself: false,
  },
};
const aDraft: CallDraft = {
  notes: 'Wants a copy of the invoice of May, sent to Donaudampfschifffahrtsgesellschaftshausen.',
  disposition: undefined,
  caseLink: undefined,
  fields: {},
  revision: 0,
  saved: 'saved',
  wrapUp: undefined,
};
const endless = { sinceMs: Date.now() - 2 * minuteMs, endsAtMs: undefined };
const withDispositions: LineView['given'] = {
  dispositions: [
    { value: 'solved', label: 'Solved at once' },
    { value: 'call-back', label: 'Calls back when the training on the new billing system is over' },
  ],
};
const withTexts: Partial<CallView> = {
  reply: {
    texts: [
      'I will call you back within the hour.',
      `Bitte schreiben Sie an ${'Rechnungsberichtigung'.repeat(3)}.`,
      'سأعاود الاتصال بك خلال ساعة',
    ],
    ownLength: 160,
  },
};
const everything: CallView['offers'] = ['hangup', 'hold', 'mute', 'send-digits', 'blind-transfer'];

/** Every state in which an agent can find the softphone. */
export const galleryStates: Readonly<Record<string, Partial<LineView>>> = {
  ...Object.fromEntries(statuses.map((status) => [`line ${status}`, { status, agentName: 'Ada Agent' }])),
  ...Object.fromEntries(
    troubleKinds.map((kind) => [
      `trouble ${kind}`,
      { trouble: { kind, detail: 'cti_AdaptorFunctionUrl', command: 'blind-transfer' } },
    ]),
  ),
  'agent available': { agent: unknownAgent },
  'agent not ready': { agent: { ...unknownAgent, ready: false, reason: 'training' }, given: withReasons },
  'agent busy, then not ready': {
    ...live(),
    agent: { ...unknownAgent, activity: 'call', ready: false, reason: 'training' },
    given: withReasons,
  },
  'agent in wrap-up': { agent: { ...unknownAgent, activity: 'wrap-up' } },
  'agent while the line is down': { agent: unknownAgent, status: 'reconnecting' },
  'agent state menu open': { agent: unknownAgent, given: withReasons },
  'ring while the search runs': ring({ comments: 'Asks about the invoice of May' }),
  'ring of a customer': ring({ customer: yvonne }),
  'ring of one of several': ring({ customer: several }),
  'ring of records of two tables': ring({ customer: ofTwoTables }),
  'ring of nobody we know': ring({ customer: { outcome: 'none' } }),
  'ring of nobody, as the agent said': ring({ customer: { outcome: 'none', chosen: true, others: [litware] } }),
  'ring whose search gave no answer': ring({ customer: { outcome: 'unknown' } }),
  'ring whose search was late': ring({ customer: { outcome: 'unknown', late: true } }),
  'ring from inside the company': ring({ number: '4711', e164: undefined, numberKind: 'internal' }),
  'ring from a SIP address': ring({ number: 'maria.silva@example.com', e164: undefined, numberKind: 'sip' }),
  'call of one of several': live({ customer: several }),
  'customer being changed': live({ customer: { outcome: 'one', customer: dear, others: [litware] } }),
  'customer searched': live({ search: { text: 'lit', answer: { found: [litware, dear] } } }),
  'ring without a number': ring({ number: undefined, e164: undefined, withheld: true }),
  'ring with a long name, and all that can be said of it': ring({ ...longCaller, ...told, customer: yvonne }),
  'call with all that can be said of it': live(told),
  'ring that is answered elsewhere': { ...ring(), ringPlaceId: 'elsewhere' },
  'ring being accepted': ring({ underWay: 'accept' }),
  'ring being rejected': ring({ underWay: 'reject' }),
  'ring that only the phone can answer': ring({ customer: yvonne, answerAtPhone: true }),
  'ring that cannot be rejected here': ring({ customer: yvonne, noReject: true }),
  'ring for which nothing can be done here': ring({ ...longCaller, answerAtPhone: true, noReject: true }),
  'ring that can be sent on': ring({ customer: yvonne, offers: ['deflect', 'to-voicemail'] }),
  'ring that is to be sent on': ring({ ...longCaller, offers: ['deflect', 'to-voicemail'] }),
  'ring being sent on': ring({ customer: yvonne, offers: ['deflect', 'to-voicemail'], commands: ['deflect'] }),
  'ring to be answered with a text': ring({ ...longCaller, ...withTexts, offers: ['deflect', 'reply-text'] }),
  'ring to be answered with an own text': ring({ customer: yvonne, offers: ['reply-text'] }),
  'ring being answered with a text': ring({ ...withTexts, offers: ['reply-text'], commands: ['reply-text'] }),
  'two rings, each of which can be sent on and answered with a text': {
    calls: [
      ring({ ...withTexts, offers: ['deflect', 'reply-text'] }),
      ring({ ...longCaller, offers: ['to-voicemail', 'reply-text'] }),
    ].flatMap(({ calls = [] }) => calls),
  },
  conference: conference(),
  'conference of one being put out': conference({ commands: ['drop-party'] }),
  'two rings': { calls: [...(ring().calls ?? []), ...(ring(longCaller).calls ?? [])] },
  'call in progress': live(),
  'call on hold': live({ state: 'held' }),
  'call in progress of the same caller': {
    calls: [aCall({ state: 'connected', customer: yvonne, offers: everything })],
  },
  'call in progress that offers nothing yet': { calls: [aCall({ state: 'connected', customer: yvonne, offers: [] })] },
  'call on hold of the same caller': { calls: [aCall({ state: 'held', customer: yvonne })] },
  'call that the caller ended': { calls: [aCall({ state: 'disconnected', reason: 'cancelled' })] },
  'call with everything it can do': live({ offers: everything }),
  'keypad open': live({ offers: everything }),
  'transfer open': live({ offers: everything }),
  'consult open': live({ offers: [...everything, 'consult'] }),
  'call with its consultation': {
    calls: [
      ...(live({ state: 'held', relatedKey: 'pbx call-4', offers: ['hangup', 'retrieve', 'complete-transfer'] })
        .calls ?? []),
      aCall({
        key: 'pbx call-4',
        callId: 'call-4',
        direction: 'outbound',
        state: 'connected',
        connectedAtMs: Date.now() - minuteMs,
        customer: { outcome: 'none' },
        consultation: true,
        relatedKey: longCaller.key,
        offers: ['hangup', 'hold', 'mute', 'send-digits', 'complete-transfer', 'cancel-consult'],
      }),
    ],
  },
  'call on hold with everything it can do': live({
    state: 'held',
    muted: true,
    offers: ['hangup', 'retrieve', 'unmute', 'send-digits', 'blind-transfer'],
  }),
  'call that is recorded': live({
    offers: [...everything, 'record-stop', 'record-pause'],
    able: [...everything, 'record-start', 'record-stop', 'record-pause', 'record-resume'],
    commands: ['record-pause'],
    recording: 'on',
  }),
  'call whose recording is paused': live({ offers: ['hangup', 'record-stop', 'record-resume'], recording: 'paused' }),
  'call that may be recorded': live({ offers: ['hangup', 'record-start'], recording: 'possible' }),
  'ring of a call that is recorded': ring({ customer: yvonne, recording: 'on' }),
  'call of a supervisor': live({
    ...{ direction: 'outbound', customer: { outcome: 'none' }, number: undefined, displayName: 'Ada Lovett' },
    ...{
      supervision: 'listen',
      able: ['hangup', 'listen', 'whisper', 'barge'],
      offers: ['hangup', 'whisper', 'barge'],
    },
  }),
  'call with a supervisor in it': live({ supervised: true, offers: everything }),
  'call whose commands are under way': live({ offers: everything, commands: ['hold', 'mute', 'blind-transfer'] }),
  'call whose session was closed': live(),
  'call being ended': live({ underWay: 'hangup' }),
  'two calls, one on hold': {
    calls: [
      ...(live({ key: 'pbx call-3', state: 'held', offers: ['hangup', 'retrieve'], recording: 'on' }).calls ?? []),
      aCall({ state: 'connected', customer: yvonne, offers: ['hangup', 'hold'], connectedAtMs: Date.now() - minuteMs }),
    ],
  },
  'call with notes': live({ draft: aDraft }),
  'call with notes that are not saved': live({ draft: { ...aDraft, saved: 'not-saved' } }),
  'call linked to a case': live({
    draft: { ...aDraft, caseLink: { id: 'd1', title: 'Invoice of May was sent to the wrong warehouse' } },
  }),
  'cases to choose from': live({ draft: aDraft }),
  'cases that cannot be read': live({ draft: aDraft }),
  'wrap-up': {
    given: withDispositions,
    ...live({
      state: 'disconnected',
      reason: 'normal',
      draft: { ...aDraft, disposition: 'call-back', wrapUp: endless },
    }),
  },
  'wrap-up with all that makers can ask': {
    given: {
      ...withDispositions,
      dispositions: [
        ...(withDispositions.dispositions ?? []),
        { value: 'copy', label: 'Copy of document sent' },
        { value: 'complaint', label: 'Complaint about the amount' },
        { value: 'wrong', label: 'Wrong number' },
      ],
      dispositionRequired: true,
      wrapUpExtensions: 3,
      wrapUpFields: [
        { column: 'new_order', label: 'Order number', type: 'text', required: true },
        {
          column: 'new_kind',
          label: 'Kind of customer, as the contract of the organisation says it',
          type: 'choice',
          choices: [{ value: 100000001, label: 'Gold' }],
        },
        { column: 'new_vip', label: 'Wants to be called back', type: 'yes-no' },
        { column: 'new_due', label: 'Call back on', type: 'date' },
      ],
    },
    ...live({
      state: 'disconnected',
      reason: 'normal',
      draft: {
        ...aDraft,
        fields: { new_order: '4711' },
        wrapUp: { ...endless, endsAtMs: Date.now() + minuteMs, addedMinutes: 1 },
      },
    }),
  },
  'wrap-up that ends by itself': live({
    state: 'disconnected',
    reason: 'transferred',
    draft: { ...aDraft, notes: '', wrapUp: { ...endless, endsAtMs: Date.now() + minuteMs } },
  }),
  'ring during a wrap-up': {
    calls: [
      ...(live({ state: 'disconnected', reason: 'normal', draft: { ...aDraft, wrapUp: endless } }).calls ?? []),
      ...(ring().calls ?? []),
    ],
  },
  'call that goes on beside a wrap-up': {
    calls: [
      ...(live({ state: 'disconnected', reason: 'normal', draft: { ...aDraft, wrapUp: endless } }).calls ?? []),
      aCall({ state: 'connected', customer: yvonne, offers: everything, recording: 'paused' }),
    ],
  },
  'settings open': {},
  'list of keys': live({ offers: everything }),
  'ring that cannot be heard': ring({ customer: yvonne }),
  'ring during a call that does all there is, both recorded': {
    calls: [
      ...(live({
        draft: aDraft,
        offers: [...everything, 'record-stop', 'record-pause'],
        able: [...everything, 'record-start', 'record-stop', 'record-pause', 'record-resume'],
        recording: 'on',
      }).calls ?? []),
      ...(ring({ key: 'pbx call-9', customer: yvonne, recording: 'possible' }).calls ?? []),
    ],
  },
  'ring and message during a call': {
    calls: [...(live({ draft: aDraft, offers: everything }).calls ?? []), ...(ring().calls ?? [])],
    trouble: { kind: 'CommandRefused', command: 'blind-transfer' },
  },
  'ring during a call': { calls: [...(live().calls ?? []), ...(ring().calls ?? [])] },
  ...dayStates,
  home: {
    dialFormats: ['tel'],
    given: { dispositions: [{ value: 'sent', label: 'Copy sent' }], dispositionRequired: true },
  },
  'home being read': {},
  'home that cannot be read': {},
  'home with a keypad': { dialFormats: ['tel'] },
  keypad: { dialFormats: ['tel'] },
  'keypad of a line that is lost': { status: 'reconnecting', dialFormats: ['tel'] },
  'number being dialled': dialled(),
  'number that rings': dialled({ farEndRings: true }),
  'number being cancelled': dialled({ underWay: 'hangup' }),
  history: {},
  'history beside the keypad': { dialFormats: ['tel'] },
  'history of a line that is lost': { status: 'reconnecting' },
  'history being read': {},
  'history that cannot be read': {},
  'history without a call': {},
  'question before a call that is not wanted': { dialFormats: ['tel'] },
  'question before a second call': { ...live({ offers: everything }), dialFormats: ['tel'] },
  'dialled calls that are over': {
    calls: endReasons.map((reason) =>
      aCall({ key: `pbx dialled ${reason}`, direction: 'outbound', state: 'disconnected', reason }),
    ),
  },
  ...Object.fromEntries(
    Object.keys(voiceStates).map((state) => [
      state,
      state.startsWith('call') ? live({ callId: 'call-1', comments: undefined }) : {},
    ]),
  ),
  ...chatsWithCall(
    live({ offers: everything, draft: aDraft, number: '+1 202 555 0123' }),
    live({ state: 'disconnected', reason: 'normal', draft: { ...aDraft, wrapUp: endless } }),
  ),
  'calls that are over': {
    calls: endReasons.map((reason) => aCall({ key: `pbx ${reason}`, state: 'disconnected', reason })),
  },
};

const pastCalls: HistoryPage = {
  calls: [
    aPastCall({ startedAtMs: Date.now() }),
    aPastCall({
      id: 'case',
      subject: 'Missed call from Maximiliane Freifrau von Hohenstein-Oberlahnstein',
      outcome: 'answered-elsewhere',
      about: { entityName: 'incident', id: 'd1', name: 'Invoice of May was sent to the wrong warehouse' },
    }),
    aPastCall({ id: 'dialled', direction: 'outbound', outcome: 'not-connected', number: 'sip:desk@example.com' }),
  ],
  next: 'more',
};

const agoMs = (minutes: number): number => Math.max(Date.now() - minutes * minuteMs, new Date().setHours(0, 0, 0, 0));
const aDay: HistoryPage = {
  calls: [
    aPastCall({ startedAtMs: agoMs(2), disposition: 'sent' }),
    aPastCall({
      id: 'open',
      startedAtMs: agoMs(9),
      about: { entityName: 'account', id: 'a1', name: 'Litware Instruments' },
    }),
    aPastCall({
      id: 'missed',
      startedAtMs: agoMs(20),
      subject: 'Missed call from Maximiliane Freifrau von Hohenstein-Oberlahnstein',
      outcome: 'missed',
      number: '+12025550199',
      about: { entityName: 'contact', id: 'c9', name: 'Maximiliane Freifrau von Hohenstein-Oberlahnstein' },
    }),
    aPastCall({
      id: 'dialled',
      direction: 'outbound',
      startedAtMs: agoMs(45),
      durationMs: 8_000_000,
      disposition: 'sent',
    }),
  ],
};

/** What Dataverse answers in states that show the agent's last calls; `undefined`: nothing. */
export const pastCallsIn: Readonly<Record<string, HistoryPage | undefined | 'never'>> = {
  home: aDay,
  'home being read': 'never',
  'home that cannot be read': undefined,
  history: pastCalls,
  'history beside the keypad': pastCalls,
  'history of a line that is lost': pastCalls,
  'history being read': 'never',
  'history that cannot be read': undefined,
  'history without a call': { calls: [] },
};

/** What Dataverse answers in states that show the customer's open cases; `undefined`: nothing. */
export const casesIn: Readonly<Record<string, readonly OpenCase[] | undefined>> = {
  'cases to choose from': [
    { id: 'd1', title: 'Invoice of May was sent to the warehouse in Donaudampfschifffahrtsgesellschaftshausen' },
    { id: 'd2', title: 'Espresso machine leaks after service', number: 'CAS-01001-K2L3M4' },
  ],
  'cases that cannot be read': undefined,
};

/** States in which the agent is asked before a number is dialled, and what was dialled. */
export const askedIn: Readonly<Record<string, { readonly wish: DialWish; readonly record?: DialRecord }>> = {
  'question before a call that is not wanted': {
    wish: { text: '+1 202 555 0142', format: 'tel', record: { entityName: 'contact', id: yvonne.customer.id } },
    record: { name: 'Maximiliane Freifrau von Hohenstein-Oberlahnstein', doNotPhone: true },
  },
  'question before a second call': { wish: { text: '+1 202 555 0142', format: 'tel' } },
};

export const viewOf = (state: string): LineView => aView(galleryStates[state] ?? {});

/** States in a workspace that has sessions, none of them of these calls. */
export const withSessions: readonly string[] = ['call whose session was closed'];

/** States in a place that sounds; the second cannot be heard. */
export const withSound: readonly string[] = ['settings open', 'ring that cannot be heard'];

/** States that begin with a press: the commands or the test ids whose buttons are pressed once the state is drawn. */
export const pressedIn: Readonly<Record<string, string | readonly string[]>> = {
  ...chatPresses,
  ...dayPresses,
  'settings open': 'settings-button',
  'keypad open': 'send-digits',
  'transfer open': 'blind-transfer',
  'consult open': 'blind-transfer',
  'ring that is to be sent on': 'ring-deflect',
  'ring to be answered with a text': 'ring-reply',
  'ring to be answered with an own text': 'ring-reply',
  'ring being answered with a text': 'ring-reply',
  'agent state menu open': 'agent-state',
  keypad: 'keypad-button',
  'keypad of a line that is lost': 'keypad-button',
  'call with all that can be said of it': 'call-button',
  'call of one of several': 'customer-button',
  'customer being changed': ['customer-button', 'change-customer'],
  'customer searched': ['customer-button', 'change-customer'],
  ...Object.fromEntries(Object.keys(casesIn).map((state) => [state, 'link-case'])),
  ...Object.fromEntries(
    Object.keys(pastCallsIn).map((state) => [state, state.startsWith('home') ? [] : 'history-button']),
  ),
};
