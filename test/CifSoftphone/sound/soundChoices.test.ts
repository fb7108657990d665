import { ringTones } from '../../../CifSoftphone/sound/ringTones';
import { parseSoundChoices } from '../../../CifSoftphone/sound/soundChoices';

it.each([
  [null, {}],
  ['not JSON', {}],
  ['[]', {}],
  ['{"sound":"siren","volumePercent":101,"outputId":7}', {}],
  ['{"volumePercent":-1}', {}],
  [
    '{"sound":"soft","volumePercent":0,"outputId":"headset","more":1}',
    { sound: 'soft', volumePercent: 0, outputId: 'headset' },
  ],
])('of what the browser kept, %s, only what is ours and valid counts', (text, choices) => {
  expect(parseSoundChoices(text)).toEqual(choices);
});

it.each(Object.entries(ringTones))('the sound %s fits into its own time and has a pause to hear', (_name, tone) => {
  const endMs = Math.max(...tone.bursts.map(({ atMs, forMs }) => atMs + forMs));
  expect(endMs).toBeLessThan(tone.everyMs);
  expect(tone.bursts.every(({ pitchesHz }) => pitchesHz.length > 0)).toBe(true);
});
