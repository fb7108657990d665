import { logKpis } from '../../../CifSoftphone/host/cifAnalytics';
import { FakeCif } from './fakeCif';

const report = {
  placeId: 'here',
  conversationId: '5d1f4b0e-6c0a-4f0b-9b7e-2f6d5b8c1a47',
  direction: 'inbound',
  events: [
    { name: 'cti_ringing', atMs: 0, durationMs: 4_400 },
    { name: 'cti_ended', atMs: 60_000, reason: 'answered', durationMs: 55_600 },
  ],
} as const;

it('gives each event in the shape that Dynamics documents, and a refused one does not keep the next back', async () => {
  const given: unknown[] = [];
  const cif = Object.assign(new FakeCif(), {
    logAnalyticsEvent: (data: unknown, name: string) => {
      given.push([name, data]);
      return name === 'cti_ringing' ? Promise.reject(new Error('no such definition')) : Promise.resolve(name);
    },
  });
  const providerId = '7c0e9a52-1d8f-4b62-a3f4-90c5d7e8b116';
  await logKpis(cif, report, providerId);
  const ids = { conversationId: report.conversationId, providerSessionId: providerId };
  const custom = (seconds: string) => [
    { attribute: 'direction', value: 'inbound' },
    { attribute: 'durationSeconds', value: seconds },
  ];
  expect(given).toEqual([
    [
      'cti_ringing',
      {
        ...ids,
        events: [{ kpiEventName: 'cti_ringing', eventTimestamp: '1970-01-01T00:00:00.000Z', customData: custom('4') }],
      },
    ],
    [
      'cti_ended',
      {
        ...ids,
        events: [
          {
            kpiEventName: 'cti_ended',
            eventTimestamp: '1970-01-01T00:01:00.000Z',
            kpiEventReason: 'answered',
            customData: custom('56'),
          },
        ],
      },
    ],
  ]);
});

it('a host without analytics is no failure', async () => {
  await expect(logKpis(new FakeCif(), report)).resolves.toBeUndefined();
});
