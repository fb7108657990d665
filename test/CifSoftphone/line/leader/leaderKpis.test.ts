import type { SoftphoneAnswer, SoftphoneMessage } from '../../../../protocol/messages/softphoneMessage';
import { LeaderKpis } from '../../../../CifSoftphone/line/leader/leaderKpis';
import { parseKpis } from '../../../../CifSoftphone/core/calls/kpiReport';
import { ring } from '../../core/calls/callSamples';

const oid = '00000000-0000-4000-8000-0000000000aa';
const sound = { mos: 4.3, lossPercent: 0.5, jitterMs: 4, roundTripMs: 31 };
const ended = (callId: string) => ring(callId, { state: 'disconnected', reason: 'normal', version: 5, endedForMs: 0 });

function leader(answer: (message: SoftphoneMessage) => SoftphoneAnswer = () => ({ ok: true })) {
  const asked: SoftphoneMessage[] = [];
  const kpis = new LeaderKpis({
    deliver: (message) => {
      asked.push(message);
      return Promise.resolve(answer(message));
    },
    newId: () => `id-${asked.length}`,
    wallTimeMs: () => 9e12,
    soundOf: (callId) => (callId === 'a' ? sound : undefined),
    changed: () => undefined,
  });
  return { kpis, asked };
}

let stop: () => void = () => undefined;
afterEach(() => stop());
const started = (...given: Parameters<typeof leader>) => {
  const made = leader(...given);
  stop = () => made.kpis.stop();
  return made;
};

it('gives the end of a call its sound, and that of no other call', async () => {
  const { kpis } = started();
  kpis.heard(oid, [ended('a'), ended('b')]);
  await kpis.offered('panel-1');
  const reports = parseKpis(JSON.parse(JSON.stringify(kpis.view())))?.granted ?? [];
  const ends = reports.map(({ events }) => events.find(({ name }) => name === 'cti_ended'));
  expect(ends.map((end) => end?.sound)).toEqual([sound, undefined]);
});

it('waits for a place that can report, and gives it each ended call once, however often it is heard', async () => {
  const { kpis, asked } = started();
  kpis.heard(oid, [ring('live', { state: 'connected' }), ended('a')]);
  kpis.heard(oid, [ended('a')]);
  expect([kpis.view().waiting, asked]).toEqual([1, []]);
  await kpis.offered('panel-1');
  expect(kpis.view()).toMatchObject({ waiting: 0, granted: [{ placeId: 'panel-1' }] });
  kpis.heard(oid, [ended('a')]);
  await kpis.offered('panel-2');
  expect(asked).toHaveLength(1);
});

it('of two places that offer at once one gets it', async () => {
  const { kpis } = started();
  kpis.heard(oid, [ended('a')]);
  await Promise.all([kpis.offered('panel-1'), kpis.offered('panel-2')]);
  expect(kpis.view().granted.map(({ placeId }) => placeId)).toEqual(['panel-1']);
});

it('gives nothing that another machine has reported, and tries again what the adaptor could not say', async () => {
  let reason = 'unavailable';
  const { kpis } = started(() => ({ ok: false, reason }));
  kpis.heard(oid, [ended('a')]);
  await kpis.offered('panel-1');
  expect(kpis.view()).toEqual({ waiting: 1, granted: [] });
  reason = 'already-reported';
  await kpis.offered('panel-1');
  expect(kpis.view()).toEqual({ waiting: 0, granted: [] });
});

it('where nobody ever asks it keeps the newest fifty', () => {
  const { kpis } = started();
  kpis.heard(
    oid,
    Array.from({ length: 60 }, (_, index) => ended(`call-${index}`)),
  );
  expect(kpis.view().waiting).toBe(50);
});
