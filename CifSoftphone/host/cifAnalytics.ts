import type { KpiReport } from '../core/calls/kpiReport';
import type { CifFramework } from './cifFramework';

/** Unique name of the provider that the solution ships; stands for its id where the agent may not read that. */
const providerName = 'cti_softphone';

/** Gives a call's figures to Dynamics, one event after the other. An organisation that collects none refuses; that harms nobody. */
export async function logKpis(
  cif: CifFramework,
  { conversationId, direction, events }: KpiReport,
  providerId: string = providerName,
): Promise<void> {
  for (const { name, atMs, durationMs, reason, sound = {} } of events) {
    const customData = [
      { attribute: 'direction', value: direction },
      ...(durationMs === undefined
        ? []
        : [{ attribute: 'durationSeconds', value: String(Math.round(durationMs / 1000)) }]),
      ...Object.entries(sound).map(([attribute, figure]) => ({ attribute, value: String(figure) })),
    ];
    const event = {
      kpiEventName: name,
      eventTimestamp: new Date(atMs).toISOString(),
      ...(reason === undefined ? {} : { kpiEventReason: reason }),
      customData,
    };
    try {
      await cif.logAnalyticsEvent?.({ conversationId, providerSessionId: providerId, events: [event] }, name);
    } catch {
      // No such definition, or analytics are off: the next events may be defined.
    }
  }
}
