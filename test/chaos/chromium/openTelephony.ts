import { setTimeout as sleep } from 'node:timers/promises';
import { isFields } from '../../../protocol/fields';
import { fetchAppToken } from '../../../simulator/entra/appToken';
import type { Simulator } from '../../../simulator/startSimulator';
import type { Journal } from '../journal';
import { Telephony } from '../service/telephony';

const requestTimeoutMs = 15_000;
/** A webhook about a plain text's call may come long before the 202 that names it, where that answer was lost once. */
const hearAgainMs = 200;
const hearTries = 300;

export interface RealTelephony {
  readonly telephony: Telephony;
  /** Hears no more webhooks. */
  stop(): void;
}

/** The telephony system of the virtual worlds, before the real adaptor and on the real clock. */
export async function openTelephony(
  simulator: Simulator,
  journal: Journal,
  knownByMs: (acceptedAtMs: number) => number,
): Promise<RealTelephony> {
  const { facts, entra } = simulator;
  const { tokenUrl, clientId, clientSecret, scope } = facts.telephony;
  const token = await fetchAppToken({ tokenUrl, clientId, clientSecret, scope, caFile: entra.certificateFile });
  const telephony: Telephony = new Telephony({
    time: {
      get elapsedMs() {
        return journal.elapsedMs();
      },
      sleep: (delayMs) => sleep(delayMs),
      after: (delayMs, callback) => setTimeout(callback, Math.max(0, delayMs)).unref(),
    },
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(requestTimeoutMs) }),
    journal,
    adaptorUrl: facts.adaptor,
    oidOf: (agent) => facts.agents[agent]?.oid ?? '',
    token: () => Promise.resolve(token),
    // Asked for calls that are offered again: not here.
    isOver: () => false,
    knownByMs,
  });
  const hear = async (event: unknown): Promise<void> => {
    if (!isFields(event)) return;
    for (let tries = 0; tries < hearTries && !telephony.hears(event); tries += 1) await sleep(hearAgainMs);
  };
  return { telephony, stop: simulator.telephony.system.onWebhook((event) => void hear(event)) };
}
