/** @jest-environment jsdom */
import { ringTones } from '../../../CifSoftphone/sound/ringTones';
import { WebAudioSound } from '../../../CifSoftphone/sound/webAudioSound';

/** A browser's sound, and the loudspeakers that are plugged in. */
function browserWith(plugged: Set<string>) {
  const now = { output: '' };
  const part = (): object => ({ setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined, value: 0 });
  class Context {
    readonly state = 'running';
    readonly currentTime = 0;
    readonly destination = {};
    createGain = () => ({ gain: part(), connect: () => undefined, disconnect: () => undefined });
    createOscillator = () => ({
      ...{ frequency: part(), connect: () => undefined },
      ...{ start: () => undefined, stop: () => undefined },
    });
    setSinkId = async (id: string): Promise<void> => {
      if (id !== '' && !plugged.has(id)) throw new Error('no such device');
      now.output = id;
    };
  }
  Object.assign(window, { AudioContext: Context });
  return now;
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('a ring is heard on the agent’s own device, also when that is plugged in after a ring that found it missing', async () => {
  const plugged = new Set<string>();
  const browser = browserWith(plugged);
  const sound = new WebAudioSound();
  sound.useOutput('headset');
  sound.play(ringTones.classic, 60);
  await settled();
  expect(browser.output).toBe('');
  sound.stop();
  plugged.add('headset');
  sound.play(ringTones.classic, 60);
  await settled();
  expect(browser.output).toBe('headset');
  sound.stop();
  plugged.clear();
  sound.play(ringTones.classic, 60);
  await settled();
  expect(browser.output).toBe('');
});
