import { limits } from '../../adaptor/src/settings/limits';
import type { Settings } from '../../adaptor/src/settings/settings';
import { timings } from '../../adaptor/src/base/timings';

/** For an adaptor in this process, behind whose edges a test has its own parts; nothing here leads anywhere. */
export const memorySettings: Settings = {
  apiScope: 'functionuser',
  authority: 'https://login.example.com/tenant',
  clientId: '70000000-0000-4000-8000-00000000000c',
  tenantId: '70000000-0000-4000-8000-00000000000f',
  signalR: {
    clientEndpoint: 'http://signalr.example.com',
    serverEndpoint: 'http://signalr.example.com',
    audience: 'http://signalr.example.com',
    accessKey: 'a key of the tests only',
  },
  storage: { connectionString: '' },
  hubName: 'softphone',
  userTable: 'users',
  upstream: { secrets: ['upstream'], identity: undefined },
  webhook: undefined,
  ringTtlMs: timings.ringTtlMs,
  shownDeadlineMs: timings.shownDeadlineMs,
  limits,
  conversations: { perAgent: limits.conversationsPerAgent, channels: [] },
  dialling: undefined,
  systems: [],
  telephonyName: undefined,
  registration: { isAllowed: true, allowedNetworks: undefined },
  browserPhone: false,
  supervisors: [],
  directory: false,
  emergency: { country: undefined, more: [], mayBeConfirmed: false },
  applicationInsights: undefined,
};
