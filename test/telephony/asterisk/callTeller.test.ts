import type { TelephonyClient } from '../../../telephony/client/src/telephonyClient';
import { CallTeller } from '../../../telephony/asterisk/src/telling/callTeller';
import type { Leg } from '../../../telephony/asterisk/src/pbx/leg';
import { untold } from '../../../telephony/asterisk/src/telling/nextStep';

const leg: Leg = {
  ...{ callId: 'd1', endpoint: '101', channelId: 'crm-d1', phase: 'dialling', direction: 'outbound' },
  ...{ dialledByUs: true, from: {}, to: {}, muted: false },
};

it('a dialled call that is over in the moment in which it began is told as over', async () => {
  const told: string[] = [];
  const tell = async (_about: object, { type, reason }: Record<string, string>) => void told.push(`${type} ${reason}`);
  const teller = new CallTeller(
    leg,
    {
      client: { tell } as unknown as TelephonyClient,
      userId: 'ada',
      log: { info: () => undefined, warn: () => undefined },
      capabilities: () => [],
      offerOf: async (now) => ({ from: {}, to: now.to }),
    },
    { ...untold, stage: 'dialling' },
  );
  // Both events came in one packet.
  const first = teller.follow(leg);
  const second = teller.follow({ ...leg, phase: 'over', reason: 'busy' });
  await Promise.all([first, second]);
  expect(told).toEqual(['call.disconnected busy']);
  expect(teller.isDone).toBe(true);
});

it('a call that goes on while it is being offered is offered once, and then told as it is', async () => {
  const told: string[] = [];
  let answer: () => void = () => undefined;
  const client = {
    ring: (_call: object, { signal }: { readonly signal: AbortSignal }) =>
      new Promise<void>((resolve, reject) => {
        told.push('ring');
        answer = resolve;
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
    tell: async (_about: object, { type }: { readonly type: string }) => void told.push(type),
  };
  const teller = new CallTeller(
    { ...leg, dialledByUs: false },
    {
      client: client as unknown as TelephonyClient,
      userId: 'ada',
      log: { info: () => undefined, warn: () => undefined },
      capabilities: () => [],
      offerOf: async (now) => ({ from: {}, to: now.to }),
    },
  );
  const first = teller.follow({ ...leg, dialledByUs: false });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const second = teller.follow({ ...leg, dialledByUs: false, phase: 'connected' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  answer();
  await Promise.all([first, second]);
  expect(told).toEqual(['ring', 'call.connected']);
});
