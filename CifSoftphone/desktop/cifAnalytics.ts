import type { KpiReport } from '../line/kpiReport';
import type { CifFramework } from './cifFramework';

/** Gives a call's figures to Dynamics, one event after the other. An organisation that collects none refuses; that harms nobody. */
export async function logKpis(cif: CifFramework, { conversationId, direction, events }: KpiReport): Promise<void> {
  for (const { name, atMs, durationMs, reason } of events) {
    const customData = [
      { attribute: 'direction', value: direction },
      ...(durationMs === undefined
        ? []
        : [{ attribute: 'durationSeconds', value: String(Math.round(durationMs / 1000)) }]),
    ];
    const event = {
      kpiEventName: name,
      eventTimestamp: new Date(atMs).toISOString(),
      ...(reason === undefined ? {} : { kpiEventReason: reason }),
      customData,
    };
    try {
      await cif.logAnalyticsEvent?.({ conversationId, providerSessionId: conversationId, events: [event] }, name);
    } catch {
      // No such definition, or analytics are off: the next events may be defined.
    }
  }
}
