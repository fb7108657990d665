import { withTimeout } from '../browser/withTimeout';
import type { Trouble } from '../core/troubles/trouble';
import type { CifFramework } from './cifFramework';
import { createPlainHost } from './plain';
import { findClientApi } from './clientApi';
import { createSidePaneHost } from './sidePane';
import type { HostPort } from './hostPort';
import { fromCifResult, isRecord } from './fromCifResult';

/** The library's own time-out is 10 to 100 s: too long for an agent to be without notifications. */
const probeTimeoutMs = 3_000;
/** A workspace that is still starting answers the second or third time. */
const probeAttempts = 3;

export interface DetectedHost {
  readonly host: HostPort;
  /** Set where a host should be there and is not: the phone works, the agent is told what is missing. */
  readonly trouble?: Trouble;
  /** LCID of the agent's language as Dynamics knows it. */
  readonly languageId?: number;
  /** The provider's custom parameters: the makers' settings for the panel. */
  readonly customParameters?: string;
}

export interface DetectHostOptions {
  /** False for a page opened by itself: then there is no host to ask. */
  readonly embedded: boolean;
  readonly load: () => Promise<CifFramework>;
  readonly createCifV2: (cif: CifFramework) => HostPort;
  readonly createCifV1: (cif: CifFramework) => HostPort;
  readonly timeoutMs?: number;
}

/** Finds out where the agent works. Never rejects: without a host the softphone is its own card and nothing more. */
export async function detectHost(options: DetectHostOptions): Promise<DetectedHost> {
  if (!options.embedded) return { host: createPlainHost() };
  let cif: CifFramework;
  try {
    cif = await options.load();
  } catch {
    return { host: createPlainHost(), trouble: { kind: 'HostLibraryMissing' } };
  }
  try {
    const timeoutMs = options.timeoutMs ?? probeTimeoutMs;
    // `true` and `false` both prove a host with sessions; a host that knows no sessions answers null.
    const answer = await probe(cif, timeoutMs);
    const host = typeof answer === 'boolean' ? options.createCifV2(cif) : options.createCifV1(cif);
    return { host, ...(await environmentOf(cif, timeoutMs)) };
  } catch {
    return { host: createPlainHost(), trouble: { kind: 'HostUnavailable' } };
  }
}

/**
 * The host of a page in an app's side pane.
 * @param settings the makers' JSON, as the script that made the pane was given it
 */
export function sidePaneAround(page: Window, settings: string): DetectedHost {
  const api = findClientApi(page);
  if (api === undefined) return { host: createPlainHost(), trouble: { kind: 'HostUnavailable' } };
  const { languageId } = api;
  return {
    host: createSidePaneHost(api),
    ...(languageId === undefined ? {} : { languageId }),
    customParameters: settings,
  };
}

async function probe(cif: CifFramework, timeoutMs: number): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTimeout(timeoutMs, () => cif.canCreateSession(), silent);
    } catch (error) {
      if (attempt >= probeAttempts) throw error;
    }
  }
}

async function environmentOf(
  cif: CifFramework,
  timeoutMs: number,
): Promise<Pick<DetectedHost, 'languageId' | 'customParameters'>> {
  try {
    const environment = fromCifResult(await withTimeout(timeoutMs, () => cif.getEnvironment(), silent));
    if (!isRecord(environment)) return {};
    const { userLcid, customParams } = environment;
    const lcid = Number(userLcid);
    return {
      ...(Number.isInteger(lcid) && lcid > 0 ? { languageId: lcid } : {}),
      ...(typeof customParams === 'string' ? { customParameters: customParams } : {}),
    };
  } catch {
    return {};
  }
}

const silent = (): never => {
  throw new Error('Dynamics did not answer in time');
};
