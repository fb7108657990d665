import type { ChannelMessage } from '../../../../CifSoftphone/line/channel/channelMessage';
import { parseChannelMessage } from '../../../../CifSoftphone/line/channel/parseChannelMessage';
import type { CallDraft } from '../../../../CifSoftphone/core/draft/callDraft';
import { toCallViews } from '../../../../CifSoftphone/core/calls/toCallViews';
import type { Customer } from '../../../../CifSoftphone/core/customer/customerMatch';
import { play, ring } from '../../core/calls/callSamples';

const [call] = toCallViews(
  play([{ type: 'changed', snapshot: ring('a', { comments: 'x' }), nowMs: 0 }]).state,
  (number) => ({ display: number, e164: number }),
);
if (call === undefined) throw new Error('no call');

const maria: Customer = {
  entityName: 'lead',
  id: '1',
  name: 'Maria',
  detail: 'Contoso',
  column: 'telephone1',
  inactive: true,
  openCases: 2,
  lastCallAtMs: 7,
};

const caseLink = { id: 'd0000000-0000-4000-8000-000000000001', title: 'Invoice is wrong' };
const draft: CallDraft = {
  notes: 'Wants a copy ',
  disposition: undefined,
  caseLink: undefined,
  fields: {},
  revision: 2,
  saved: 'not-saved',
  wrapUp: undefined,
};

const messages: readonly ChannelMessage[] = [
  {
    type: 'place',
    asks: true,
    place: { id: 'p', kind: 'form', windowId: 'w', visible: true, focused: false, lastFocusedAtMs: 0 },
  },
  {
    type: 'place',
    asks: true,
    place: { id: 'p', kind: 'form', windowId: 'w', visible: true, focused: false, lastFocusedAtMs: 0 },
    knows: 'p 2',
  },
  { type: 'gone', placeId: 'p' },
  { type: 'alive', edition: 'p 2' },
  {
    type: 'owner',
    placeId: 'p',
    term: 7,
    edition: 'p 2',
    kind: 'panel',
    settings: { adaptorUrl: 'https://a.example.com', clientId: 'c', authority: 'https://b.example.com', scope: 's' },
    view: {
      status: 'connected',
      ringPlaceId: 'p',
      agentName: 'Ada',
      written: [['+12025550101', '(202) 555-0101']],
      dialFormats: ['tel', 'sip'],
      searchable: ['tel'],
      directory: { text: 'tel ben', entries: [{ name: 'Ben', target: '102' }] },
      given: {
        screenPop: 'ring',
        ring: { sound: 'off', volumePercent: 0, file: 'contoso_/ring.mp3' },
        search: [{ table: 'lead', columns: [] }],
      },
      trouble: { kind: 'ServiceLost', detail: '503' },
      kept: [
        { id: 'ada a', why: 'RowRefused', detail: '400', atMs: 7, who: 'Grace', text: 'one\ntwo', rowId: caseLink.id },
        { id: 'ada b', why: 'NotesTooLong', atMs: 7, text: '' },
      ],
      calls: [
        { ...call, customer: { outcome: 'one', customer: { entityName: 'contact', id: '1', name: 'Grace' } } },
        { ...call, customer: { outcome: 'one', customer: maria, chosen: true, others: [maria] } },
        { ...call, customer: { outcome: 'none', chosen: true, others: [maria] } },
        { ...call, customer: { outcome: 'unknown', late: true }, search: { text: 'a', answer: undefined } },
        { ...call, numberKind: 'sip', search: { text: 'a', answer: { found: [maria] } } },
        { ...call, search: { text: 'a', answer: { found: undefined } } },
        {
          ...call,
          draft: {
            ...draft,
            caseLink,
            fields: { new_order: '4711' },
            wrapUp: { sinceMs: 1, endsAtMs: 2, addedMinutes: 1 },
          },
        },
        {
          ...call,
          draft: { ...draft, disposition: 'solved', wrapUp: { sinceMs: 1, endsAtMs: undefined, addedMinutes: 0 } },
        },
        { ...call, customer: { outcome: 'several', customers: [] }, state: 'disconnected', reason: 'timed-out' },
      ],
    },
  },
  { type: 'command', id: '1', from: 'p', command: { type: 'ring-outcome', key: 'k', outcome: 'shown' } },
  { type: 'command', id: '1', from: 'p', command: { type: 'dismiss-trouble' } },
  { type: 'command', id: '1', from: 'p', command: { type: 'kept', id: 'ada a', again: true } },
  { type: 'command', id: '1', from: 'p', command: { type: 'choose-customer', key: 'k', customer: maria } },
  { type: 'command', id: '1', from: 'p', command: { type: 'search', key: 'k', text: 'maria' } },
  { type: 'command', id: '1', from: 'p', command: { type: 'search', key: 'k', text: '' } },
  { type: 'command', id: '1', from: 'p', command: { type: 'look-up-again', key: 'k' } },
  { type: 'command', id: '1', from: 'p', command: { type: 'no-customer', key: 'k' } },
  {
    type: 'command',
    id: '1',
    from: 'p',
    command: { type: 'draft', key: 'k', change: { what: 'case', link: caseLink } },
  },
  {
    type: 'command',
    id: '1',
    from: 'p',
    command: { type: 'draft', key: 'k', change: { what: 'case', link: undefined } },
  },
  {
    type: 'command',
    id: '1',
    from: 'p',
    command: { type: 'draft', key: 'k', change: { what: 'notes', text: 'Wants a copy\n', revision: 3 } },
  },
  {
    type: 'command',
    id: '1',
    from: 'p',
    command: { type: 'draft', key: 'k', change: { what: 'disposition', value: 'solved' } },
  },
  ...(['transfer', 'consult'] as const).map((type): ChannelMessage => ({
    type: 'command',
    id: '1',
    from: 'p',
    command: { type, id: 'w', key: 'k', target: '+12025550199', sure: false },
  })),
  { type: 'done', id: '1' },
  { type: 'yield', from: 'p', force: true },
  { type: 'yielded', from: 'p', to: 'q' },
];

describe('what places say to each other', () => {
  it.each(messages.map((message) => [message.type, message] as const))('%s arrives whole', (_type, message) => {
    expect(parseChannelMessage(structuredClone(message))?.message).toEqual(message);
  });

  it.each([
    [undefined],
    ['text'],
    [{ type: 'else' }],
    [{ type: 'owner', placeId: 'p', kind: 'panel', view: { status: 'fine', calls: [] } }],
    [{ type: 'owner', placeId: 'p', kind: 'panel', view: { status: 'connected', calls: [{ key: 'k' }] } }],
    [{ type: 'command', id: '1', from: 'p', command: { type: 'accept' } }],
    [{ type: 'command', id: '1', from: 'p', command: { type: 'format-disk', key: 'k' } }],
    [{ type: 'command', id: '1', from: 'p', command: { type: 'choose-customer', key: 'k', customer: { id: '1' } } }],
    [{ type: 'place', place: { id: 'p' } }],
    [{ type: 'alive' }],
  ])('%j is not heard', (message) => {
    expect(parseChannelMessage(message)).toBeUndefined();
  });
});

it('a place of an earlier version ends a call in its own words', () => {
  const heard = parseChannelMessage({ type: 'command', id: '1', from: 'p', command: { type: 'hangup', key: 'k' } });
  expect(heard?.message).toMatchObject({ command: { type: 'command', key: 'k', command: { command: 'hangup' } } });
});

it.each([
  [{ command: 'blind-transfer', target: '+12025550199', confirmed: true }, true],
  [{ command: 'blind-transfer', target: '+12025550199' }, true],
  [{ command: 'blind-transfer' }, false],
  [{ command: 'send-digits', digits: '1 2' }, false],
  [{ command: 'mute', digits: '12' }, true],
  [{ command: 'dial', target: '1' }, false],
  [{ command: 'constructor' }, false],
])('a command is taken with what it needs, and not without: %j', (command, taken) => {
  const message = { type: 'command', id: '1', from: 'p', command: { type: 'command', key: 'k', command } };
  expect(parseChannelMessage(message) !== undefined).toBe(taken);
});
