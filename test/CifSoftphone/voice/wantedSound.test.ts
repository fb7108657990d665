import type { VoiceCall } from '../../../CifSoftphone/voice/channel/voiceScript';
import { wantedOf, wantedSound } from '../../../CifSoftphone/voice/wantedSound';

const call = (more: Partial<VoiceCall>): VoiceCall => ({
  ...{ key: 'pbx 1', callId: 'pbx:1/dialog-1', state: 'connected', commands: [], muted: false, underWay: undefined },
  ...more,
});
const soundOf = (...calls: readonly VoiceCall[]) => wantedOf(calls.map((one) => wantedSound(one, true)));

describe('a telephone that a call and the consultation about it share', () => {
  const held = call({ state: 'held' });

  it.each([
    ['while it rings there', call({ state: 'initiated' }), { step: 'answer', held: false, muted: false }],
    ['while they talk', call({}), { step: 'answer', held: false, muted: false }],
    ['muted', call({ muted: true }), { step: 'answer', held: false, muted: true }],
    ['held, too', held, { step: 'answer', held: true, muted: false }],
    ['that is being ended', call({ commands: ['hangup'] }), { step: 'answer', held: true, muted: false }],
    ['that is over', call({ state: 'disconnected' }), { step: 'answer', held: true, muted: false }],
  ])('has the sound of the consultation %s', (_what, second, wanted) => {
    expect(soundOf(held, second)).toEqual(wanted);
    expect(soundOf(second, held)).toEqual(wanted);
  });

  it('goes to the caller at the click that swaps them', () => {
    const swap = [call({ state: 'held', commands: ['retrieve'] }), call({ commands: ['hold'] })];
    expect(soundOf(...swap)).toMatchObject({ step: 'answer', held: false });
  });

  it('ends with the last of them', () => {
    const over = call({ state: 'disconnected' });
    expect([soundOf(over, over)?.step, soundOf()]).toEqual(['end', undefined]);
  });
});
