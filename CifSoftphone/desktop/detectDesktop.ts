import type { Trouble } from '../line/trouble';
import type { CifFramework } from './cifFramework';
import { createPlainDesktop } from './plain';
import type { DesktopPort } from './desktopPort';
import { fromCifResult, isRecord } from './fromCifResult';

/** The library's own time-out is 10 to 100 s: too long for an agent to be without notifications. */
const probeTimeoutMs = 3_000;
/** A workspace that is still starting answers the second or third time. */
const probeAttempts = 3;

export interface DetectedDesktop {
  readonly desktop: DesktopPort;
  /** Set where a host should be there and is not: the phone works, the agent is told what is missing. */
  readonly trouble?: Trouble;
  /** LCID of the agent's language as Dynamics knows it. */
  readonly languageId?: number;
}

export interface DetectDesktopOptions {
  /** False for a page opened by itself: then there is no host to ask. */
  readonly embedded: boolean;
  readonly load: () => Promise<CifFramework>;
  readonly createCifV2: (cif: CifFramework) => DesktopPort;
  readonly createCifV1: (cif: CifFramework) => DesktopPort;
  readonly timeoutMs?: number;
}

/** Finds out where the agent works. Never rejects: without a host the softphone is its own card and nothing more. */
export async function detectDesktop(options: DetectDesktopOptions): Promise<DetectedDesktop> {
  if (!options.embedded) return { desktop: createPlainDesktop() };
  try {
    const cif = await options.load();
    const timeoutMs = options.timeoutMs ?? probeTimeoutMs;
    // `true` and `false` both prove a host with sessions; a host that knows no sessions answers null.
    const answer = await probe(cif, timeoutMs);
    const languageId = await userLanguage(cif, timeoutMs);
    const desktop = typeof answer === 'boolean' ? options.createCifV2(cif) : options.createCifV1(cif);
    return { desktop, ...(languageId === undefined ? {} : { languageId }) };
  } catch {
    return { desktop: createPlainDesktop(), trouble: { kind: 'HostUnavailable' } };
  }
}

async function probe(cif: CifFramework, timeoutMs: number): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await within(cif.canCreateSession(), timeoutMs);
    } catch (error) {
      if (attempt >= probeAttempts) throw error;
    }
  }
}

async function userLanguage(cif: CifFramework, timeoutMs: number): Promise<number | undefined> {
  try {
    const environment = fromCifResult(await within(cif.getEnvironment(), timeoutMs));
    const lcid = isRecord(environment) ? Number(environment['userLcid']) : NaN;
    return Number.isInteger(lcid) && lcid > 0 ? lcid : undefined;
  } catch {
    return undefined;
  }
}

function within<T>(promise: Promise<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Dynamics did not answer in time')), timeoutMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
