import { webApiClient } from '../webApiClient';
import { forms } from './forms';

/** What Dynamics shows for a record. */
export async function nameOfRecord(entityName: string, id: string): Promise<string> {
  const row = await webApiClient.retrieve(entityName, id);
  return String(row[forms[entityName]?.nameColumn ?? 'name'] ?? '');
}
