import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Each connection that the page has made, for its counters. */
    connections: RTCPeerConnection[];
  }
}

/** Runs in every frame before its scripts: the agent has chosen this browser as the telephone, and each connection is kept. */
export function talksInBrowser(): void {
  window.connections = [];
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...given: ConstructorParameters<typeof Native>) {
      super(...given);
      window.connections.push(this);
    }
  };
  try {
    localStorage.setItem('cti-softphone-voice', JSON.stringify({ browser: true }));
  } catch {
    // A page without storage is none of ours.
  }
}

/** How loud the sound is that came in at the agent in the next second, over all frames of the tab. */
export async function agentHears(page: Page): Promise<number> {
  const one = (frame: Frame): Promise<number> =>
    frame.evaluate(async () => {
      let sum = 0;
      for (const connection of window.connections ?? [])
        for (const stat of (await connection.getStats()).values() as Iterable<Record<string, unknown>>)
          if (stat.type === 'inbound-rtp') sum += Number(stat.totalAudioEnergy ?? 0);
      return sum;
    });
  const all = async (): Promise<number> => {
    const frames = await Promise.all(page.frames().map((frame) => one(frame).catch(() => 0)));
    return frames.reduce((sum, each) => sum + each, 0);
  };
  const before = await all();
  await sleep(1_000);
  return (await all()) - before;
}

/** What a voice or a tone has at least. */
export const audible = 0.001;
