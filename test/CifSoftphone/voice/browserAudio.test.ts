import { browserAudio } from '../../../CifSoftphone/voice/browserAudio';

const global = globalThis as { AudioContext?: unknown };
const before = global.AudioContext;
afterEach(() => {
  global.AudioContext = before;
});

it('a check of the microphone ends where the browser does not let the page listen', async () => {
  let closed = 0;
  global.AudioContext = class {
    createAnalyser = () => ({ fftSize: 32, getFloatTimeDomainData: () => undefined });
    createMediaStreamSource = () => ({ connect: () => undefined });
    // Without a click in the page, Chromium never settles it.
    resume = () => new Promise(() => undefined);
    close = () => Promise.resolve(void (closed += 1));
  };
  expect(await browserAudio().hearsSomething({} as MediaStream, 100)).toBe(false);
  expect(closed).toBe(1);
});
