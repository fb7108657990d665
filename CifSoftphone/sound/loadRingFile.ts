/** Every page that rings loads it, and keeps it as bare samples. */
const maxBytes = 1_000_000;
const maxSeconds = 30;

/**
 * The organisation's ring, out of its web resource. What it holds decides and not its type: Dataverse has no type for
 * sounds.
 * @throws Error when it is not there, too large or too long, or nothing that the browser can play
 */
export async function loadRingFile(url: string): Promise<AudioBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The ring's file: ${answer.status}.`);
  const bytes = await read(answer);
  const sound = await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(bytes);
  if (sound.duration > maxSeconds) throw new Error('The ring’s file is too long.');
  return sound;
}

/** Reads no more than what is allowed: a film that somebody named by mistake is not loaded whole, on every form. */
async function read(answer: Response): Promise<ArrayBuffer> {
  const reader = answer.body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length <= maxBytes) continue;
    void reader?.cancel().catch(() => undefined);
    throw new Error('The ring’s file is too large.');
  }
  return new Blob(parts).arrayBuffer();
}
