import { createPlace } from '../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../CifSoftphone/surface/hostExtras';
import { FakeBrowserSide } from './fakeBrowserSide';
import { fakeDialling } from './fakeDialling';
import { aCall, FakeLine } from './fakeLine';

const id = '6f0a2d8e-0000-4000-8000-00000000000a';

/** Everything that the softphone knows of people, each in words that occur nowhere else. */
const personal = {
  number: '+1 202 555 0123',
  e164: '+12025550123',
  displayName: 'Maria Silva',
  comments: 'Asks about her divorce',
  customerName: 'Yvonne McKay',
  detail: 'Head of Purchasing',
  searched: 'Thomas Andersen',
  agentName: 'Ada Lovett',
  reason: 'At the dentist',
  placeOfTrouble: 'Nancy Anderson hung up',
  token: 'eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiI3In0.c2ln',
  callId: 'sip-+442079460110@pbx.example.com',
} as const;

function start() {
  const line = new FakeLine();
  const browser = new FakeBrowserSide();
  const place = createPlace({ line, browser, texts: { headerText: () => '' }, ...fakeDialling(), hostExtras });
  const saved = (): string => {
    place.saveSupportLog();
    return browser.saved[browser.saved.length - 1]?.text ?? '';
  };
  return { line, browser, place, saved };
}

describe('the support log', () => {
  it('tells what the line and the calls did, and when', () => {
    const { line, browser, saved } = start();
    browser.pass(1_500);
    line.show({ status: 'reconnecting', trouble: { kind: 'AdaptorUnreachable', detail: '503' } });
    line.show({ status: 'connected', trouble: undefined, calls: [aCall({ callId: id })] });
    line.show({ calls: [aCall({ callId: id, state: 'connected', commands: ['hold'] })] });
    browser.visible = false;
    line.show({ calls: [] });
    const log = saved();
    expect(log).toMatch(/^CIF Softphone support log\nsaved 1970-01-01T00:00:01\.500Z\nsoftphone \d+\.\d+\.\d+\n/);
    expect(log).toContain('browser Test/1.0\nsettings none\n');
    expect(log.split('\n').map((one) => one.replace(/^1970-01-01T00:00:01.500Z /, ''))).toEqual(
      expect.arrayContaining([
        'line reconnecting',
        'trouble AdaptorUnreachable 503',
        'line connected',
        'no trouble',
        `call 1 is ${id}`,
        'call 1 inbound, offered',
        'call 1 inbound, connected, hold under way',
        'call 1 is gone (hidden)',
      ]),
    );
  });

  it('holds nothing of callers, customers, agents and tokens', () => {
    const { line, place, saved } = start();
    place.configure(JSON.stringify({ ring: { sound: 'off' }, presence: { winner: 'dynamics' } }));
    const customer = { entityName: 'contact', id: '1', name: personal.customerName, detail: personal.detail } as const;
    line.show({
      agentName: personal.agentName,
      agent: { ready: false, reason: personal.reason, activity: 'idle', changedBy: 'agent', version: 1 },
      given: {
        presence: {
          winner: 'dynamics',
          backByItself: false,
          notReadyReasons: [{ value: personal.reason, label: personal.reason }],
        },
      },
      trouble: { kind: 'CallNotLogged', detail: personal.placeOfTrouble },
      calls: [
        aCall({
          key: `pbx ${personal.callId}`,
          callId: personal.callId,
          number: personal.number,
          e164: personal.e164,
          displayName: personal.displayName,
          comments: personal.comments,
          customer: { outcome: 'several', customers: [customer, customer] },
          search: { text: personal.searched, answer: { found: [customer] } },
        }),
      ],
    });
    line.show({ trouble: { kind: 'SignInRefused', detail: personal.token }, calls: [] });
    line.show({ trouble: { kind: 'NumberInvalid', detail: personal.e164 } });
    const log = saved();
    expect(log).toContain('call 1 inbound, offered, customer several');
    expect(log).toContain('trouble CallNotLogged (kept back)');
    expect(log).toContain('settings presence, ring');
    Object.values(personal).forEach((words) => {
      expect(log).not.toContain(words);
      words.split(/[ @.]/).forEach((word) => word.length > 4 && expect(log).not.toContain(word));
    });
  });

  it('keeps the last thousand lines', () => {
    const { line, saved } = start();
    for (let cut = 0; cut < 900; cut += 1) {
      line.show({ status: 'reconnecting' });
      line.show({ status: 'connected' });
    }
    expect(saved().match(/ line \w+/g)).toHaveLength(1_000);
  });
});
