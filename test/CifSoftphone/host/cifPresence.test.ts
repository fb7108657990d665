import { createCifPresence } from '../../../CifSoftphone/host/cifPresence';
import type { Presence } from '../../../CifSoftphone/host/presencePort';
import { FakeCif } from './fakeCif';

function host(get: () => Promise<unknown>, set: (text: string) => Promise<unknown> = () => Promise.resolve(true)) {
  const cif = Object.assign(new FakeCif(), { getPresence: get, setPresence: set });
  return { cif, presence: createCifPresence(cif) };
}

it.each<[string, () => Promise<unknown>, Presence | undefined]>([
  ['a text', () => Promise.resolve('Available'), { text: 'Available' }],
  ['FAILED, as without Omnichannel', () => Promise.resolve('FAILED'), undefined],
  ['nothing, as an old host', () => Promise.resolve(null), undefined],
  ['a rejection', () => Promise.reject(new Error('no')), undefined],
])('reads %s', async (_what, get, expected) => {
  expect(await host(get).presence.read()).toEqual(expected);
});

it.each<[string, () => Promise<unknown>, boolean]>([
  ['true', () => Promise.resolve(true), true],
  ['false', () => Promise.resolve(false), false],
  ['nothing', () => Promise.resolve(null), false],
  ['a rejection', () => Promise.reject(new Error('no')), false],
])('a presence that the host answers with %s is set or not', async (_what, set, expected) => {
  expect(await host(() => Promise.resolve('Available'), set).presence.set('Busy')).toBe(expected);
});

it('hears a change with its meaning, asks for the text where only an id is told, and hears nothing after the end', async () => {
  const { cif, presence } = host(() => Promise.resolve('Lunch'));
  const heard: Presence[] = [];
  const stop = presence.onChange((one) => heard.push(one));
  const tell = cif.handlers.get('onPresenceChange');
  await tell?.(JSON.stringify({ presenceInfo: { basePresenceStatus: 'BUSY', presenceText: 'Busy', presenceId: 'x' } }));
  await tell?.(JSON.stringify({ presenceId: 'x' }));
  stop();
  await tell?.(JSON.stringify({ presenceInfo: { presenceText: 'Offline' } }));
  expect(heard).toEqual([{ text: 'Busy', base: 'BUSY' }, { text: 'Lunch' }]);
  expect(cif.handlers.has('onPresenceChange')).toBe(false);
});
