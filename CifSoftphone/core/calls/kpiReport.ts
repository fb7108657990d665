import { isFields, textField, type Fields } from '../../../protocol/fields';
import { parseSoundFigures } from './soundFigures';
import { kpiNames, type KpiEvent } from './kpiEvents';

/** The figures of one call, given to the place that may hand them to Dynamics: nobody else does. */
export interface KpiReport {
  readonly placeId: string;
  /** The id of the call's activity: figures and activity belong together. */
  readonly conversationId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly events: readonly KpiEvent[];
}

export interface Kpis {
  /** Calls whose figures nobody has asked for yet. */
  readonly waiting: number;
  readonly granted: readonly KpiReport[];
}

/** Reads what the leader says; what cannot be read is left out: figures are never worth a call. */
export function parseKpis(value: unknown): Kpis | undefined {
  if (!isFields(value) || typeof value.waiting !== 'number' || !Array.isArray(value.granted)) return undefined;
  const granted = (value.granted as readonly unknown[]).map(parseReport).filter((report) => report !== undefined);
  return { waiting: value.waiting, granted };
}

function parseReport(value: unknown): KpiReport | undefined {
  if (!isFields(value) || !Array.isArray(value.events)) return undefined;
  const placeId = textField(value.placeId, 1_024);
  const conversationId = textField(value.conversationId, 64);
  const { direction } = value;
  if (placeId === undefined || conversationId === undefined) return undefined;
  if (direction !== 'inbound' && direction !== 'outbound') return undefined;
  const events = (value.events as readonly unknown[]).filter(isFields).map(parseEvent);
  return { placeId, conversationId, direction, events: events.filter((event) => event !== undefined) };
}

function parseEvent({ name: given, atMs, durationMs, reason: why, sound: heard }: Fields): KpiEvent | undefined {
  const name = kpiNames.find((one) => one === given);
  const reason = textField(why, 64);
  if (name === undefined || typeof atMs !== 'number') return undefined;
  const sound = parseSoundFigures(heard);
  return { name, atMs, durationMs: typeof durationMs === 'number' ? durationMs : undefined, reason, sound };
}
