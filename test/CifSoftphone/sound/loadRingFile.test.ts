import { loadRingFile } from '../../../CifSoftphone/sound/loadRingFile';

const real = { fetch: globalThis.fetch, context: Reflect.get(globalThis, 'OfflineAudioContext') as unknown };
afterEach(() => Object.assign(globalThis, { fetch: real.fetch, OfflineAudioContext: real.context }));

/** Dataverse answers so; the browser reads a sound of this length out of it. */
function answers(answer: Response, sound?: { readonly duration: number }): void {
  class Context {
    decodeAudioData = async (): Promise<unknown> => {
      if (sound === undefined) throw new Error('Unable to decode audio data');
      return sound;
    };
  }
  Object.assign(globalThis, { fetch: () => Promise.resolve(answer), OfflineAudioContext: Context });
}

const url = 'https://org.example.com/WebResources/contoso_/ring.mp3';

it('the organisation’s ring is what the file holds', async () => {
  answers(new Response('ring'), { duration: 2 });
  expect(await loadRingFile(url)).toEqual({ duration: 2 });
});

it.each<[string, Response, { readonly duration: number }?]>([
  ['is not there', new Response('', { status: 404 })],
  ['is no sound', new Response('<html>')],
  ['is too long', new Response('ring'), { duration: 31 }],
  ['is empty', new Response('')],
])('a file that %s does not ring', async (_what, ...answer) => {
  answers(...answer);
  await expect(loadRingFile(url)).rejects.toThrow();
});

it('a film that somebody named by mistake is not loaded whole', async () => {
  let sent = 0;
  const film = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 100_000;
      controller.enqueue(new Uint8Array(100_000));
      if (sent >= 50_000_000) controller.close();
    },
  });
  answers(new Response(film), { duration: 2 });
  await expect(loadRingFile(url)).rejects.toThrow('too large');
  expect(sent).toBeLessThan(2_000_000);
});
