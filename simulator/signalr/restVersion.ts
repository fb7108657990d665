import type { Answer } from './clientEndpoint';
import { restRefusal } from './restRefusal';

/** Versions of the data plane whose paths start with `/api/hubs/` (docs/swagger in Azure/azure-signalr). */
const versions: readonly string[] = ['2022-06-01', '2022-11-01', '2023-07-01', '2024-12-01'];

/** Every route requires `api-version` exactly once, `HEAD /api/health` too. Gives the refusal, or `undefined` when it is right. */
export function refusedVersion(url: URL): Answer | undefined {
  const given = url.searchParams.getAll('api-version');
  if (given.length === 1 && versions.includes(given[0] ?? '')) return undefined;
  const what =
    given.length === 0 ? 'The query names no api-version' : `The api-version ${given.join(', ')} is not supported`;
  return restRefusal(400, `${what}: it must be one of ${versions.join(', ')}.`, 'BadRequest');
}
