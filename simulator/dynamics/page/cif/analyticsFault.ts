import { isRow } from '../webApiClient';

/**
 * What is wrong with an analytics event by the documentation; undefined when nothing is. Working samples leave the ids
 * out, the documentation demands them: this host goes by the documentation.
 */
export function analyticsFault(data: unknown, eventName: unknown): string | undefined {
  if (!isRow(data)) return 'data must be an object';
  if (typeof data['conversationId'] !== 'string') return 'conversationId is missing';
  if (typeof data['providerSessionId'] !== 'string') return 'providerSessionId is missing';
  const events: unknown = data['events'];
  if (!Array.isArray(events) || events.length === 0) return 'events is missing';
  const named = events.every((event) => isRow(event) && event['kpiEventName'] === eventName);
  return named ? undefined : 'each event must have kpiEventName equal to eventName';
}
