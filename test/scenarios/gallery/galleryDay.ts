import { unknownAgent } from '../../../protocol/messages/agentState';
import { superviseFormat } from '../../../protocol/dialFormat';
import type { KeptWords } from '../../../CifSoftphone/core/draft/keptWords';
import type { LineView } from '../../../CifSoftphone/core/line/lineView';
import { aCall, yvonne } from '../../CifSoftphone/surface/fakeLine';

const minuteMs = 60_000;
const queues = (agedMs: number): Partial<LineView> => ({
  queues: [
    {
      source: 'pbx',
      toldAtMs: Date.now() - agedMs,
      queues: [
        { name: 'Billing', waiting: 3, longestWaitMs: 125_000, available: 2 },
        { name: `Rechnungen und ${'Reklamationen'.repeat(4)}`, waiting: 0, available: 0 },
      ],
    },
    { source: 'other', toldAtMs: Date.now(), queues: [{ name: 'رقم 7', waiting: 12, longestWaitMs: 1_250_000 }] },
  ],
});
const away = (sinceMinutes: number): Partial<LineView> => ({
  agent: {
    ...unknownAgent,
    ready: false,
    reason: 'training',
    minutes: 15,
    sinceMs: Date.now() - sinceMinutes * minuteMs,
  },
  given: {
    presence: {
      winner: 'dynamics',
      notReadyReasons: [{ value: 'training', label: 'Training on the new billing system with the whole team' }],
      backByItself: false,
    },
  },
});
const kept: KeptWords = {
  id: 'ada 1',
  why: 'RowRefused',
  detail: '400',
  atMs: 1_795_000_000_000,
  who: 'Maximiliane Freifrau von Hohenstein-Oberlahnstein',
  text: 'Wants a copy of the invoice of May, sent to Donaudampfschifffahrtsgesellschaftshausen.',
};
const several: Partial<LineView> = {
  ...away(20),
  status: 'connected',
  trouble: { kind: 'CommandRefused', command: 'blind-transfer' },
  kept: [kept, { ...kept, id: 'ada 2', why: 'RowClosed', text: '' }],
};

const talks = aCall({ state: 'connected', customer: yvonne, offers: ['hangup', 'hold', 'mute', 'blind-transfer'] });
const talking: Partial<LineView> = { calls: [talks] };
const written = aCall({
  state: 'disconnected',
  reason: 'normal',
  customer: yvonne,
  draft: {
    ...{ notes: '', disposition: undefined, caseLink: undefined, fields: {}, revision: 0, saved: 'saved' },
    wrapUp: { sinceMs: Date.now() - minuteMs, endsAtMs: undefined },
  },
});

/** What an agent sees between calls and around them: queues, the time away, messages of every kind at once. */
export const dayStates: Readonly<Record<string, Partial<LineView>>> = {
  'queues between calls': { agent: unknownAgent, ...queues(0) },
  'queues of which nothing was heard for long': { agent: unknownAgent, ...queues(11 * minuteMs) },
  'agent away for a time': away(7),
  'agent whose time away is over': away(20),
  'words that Dynamics did not take': { kept: [kept] },
  'words that Dynamics did not take, opened': { kept: [kept] },
  'several messages': several,
  'several messages, all of them': several,
  'trouble opened': { trouble: { kind: 'CommandRefused', command: 'blind-transfer' } },
  supervision: { dialFormats: ['tel', superviseFormat] },
  'keypad during a call': { ...talking, dialFormats: ['tel'] },
  'history during a call': { ...talking, dialFormats: ['tel'] },
  'queues during a wrap-up': { calls: [written], ...queues(0) },
  'missed call that can be called back': {
    calls: [aCall({ state: 'disconnected', reason: 'timed-out', ringEndsAtMs: Date.now() - 3 * minuteMs })],
    dialFormats: ['tel'],
  },
};

/** What is pressed once they are drawn. */
export const dayPresses: Readonly<Record<string, string>> = {
  'several messages, all of them': 'more-messages',
  'trouble opened': 'message-details',
  'words that Dynamics did not take, opened': 'message-details',
  supervision: 'supervision-button',
  'keypad during a call': 'keypad-button',
  'history during a call': 'history-button',
};
