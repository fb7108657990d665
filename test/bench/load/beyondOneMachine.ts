import { held, type Step } from './climb';
import type { CallCosts } from './countCosts';

/** What is assumed of the work and known of Azure; everything else in the table is measured. */
export const assumed = {
  /** Twelve calls an hour for each agent, and three times as many in the worst minutes. */
  ringsPerAgentSecond: (12 / 3_600) * 3,
  /** Each softphone's `POST heartbeat`. */
  heartbeatsPerAgentSecond: 1 / 60,
  /** What one SignalR unit carries, by Microsoft's pages. */
  connectionsPerUnit: 1_000,
  pushesPerUnitSecond: 200,
  /** Azure Table Storage's target for one account, with entities of 1 KB. */
  requestsPerAccountSecond: 20_000,
  /** How much of a core's time an instance may use before calls begin to wait for each other. */
  coreShare: 0.6,
} as const;

export interface Need {
  readonly agents: number;
  readonly ringsPerSecond: number;
  readonly signalRUnits: number;
  readonly storagePerSecond: number;
  readonly storageAccounts: number;
  readonly adaptorCores: number;
}

/** The adaptor's processor time for a whole call, at the highest rate that held; NaN where none did. */
export const cpuMsOfCall = (whole: readonly Step[]): number =>
  [...whole].sort((left, right) => right.ratePerSecond - left.ratePerSecond).find(held)?.cpuMs.adaptor ?? Number.NaN;

/** What so many agents need, from what one call costs. */
export function needOf(agents: number, costs: CallCosts, cpuMs: number): Need {
  const ringsPerSecond = agents * assumed.ringsPerAgentSecond;
  const storagePerSecond = ringsPerSecond * costs.storageToEnd + agents * assumed.heartbeatsPerAgentSecond;
  return {
    agents,
    ringsPerSecond,
    signalRUnits: Math.ceil(
      Math.max(agents / assumed.connectionsPerUnit, (ringsPerSecond * costs.restToEnd) / assumed.pushesPerUnitSecond),
    ),
    storagePerSecond,
    storageAccounts: Math.ceil(storagePerSecond / assumed.requestsPerAccountSecond),
    adaptorCores: Math.ceil((ringsPerSecond * cpuMs) / 1_000 / assumed.coreShare),
  };
}
