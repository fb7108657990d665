import { noSuchRow } from './odataError';
import { privilegesOf } from './privileges';
import type { RowStore } from './rowStore';
import { tableNamed } from './tables';
import type { WebApiRequest, WebApiResponse } from './webApiRequest';

const asked =
  /^systemusers\(([0-9a-f-]{36})\)\/Microsoft\.Dynamics\.CRM\.RetrieveUserSetOfPrivilegesByNames\(PrivilegeNames=@p1\)$/i;

/**
 * What somebody may do of a list of privileges, roles of teams included. Only one's own rights are told here. Source: the
 * Web API reference, RetrieveUserSetOfPrivilegesByNames.
 * @returns `undefined` for a request of another kind
 */
export function privilegesByName(store: RowStore, request: WebApiRequest): WebApiResponse | undefined {
  const id = asked.exec(request.path)?.[1]?.toLowerCase();
  if (id === undefined || request.method !== 'GET') return undefined;
  if (store.find(tableNamed('systemuser'), id) === undefined || id !== request.userId)
    throw noSuchRow('systemuser', id);
  const names: unknown = JSON.parse(request.query.get('@p1') ?? '[]');
  const all = privilegesOf({ customerService: request.customerService ?? true });
  const held = (Array.isArray(names) ? names : []).flatMap((name: unknown) => {
    if (typeof name !== 'string' || !all.has(name)) return [];
    const depth = request.privileges === undefined ? 'Global' : request.privileges.get(name);
    return depth === undefined ? [] : [{ PrivilegeName: name, Depth: depth }];
  });
  return {
    status: 200,
    body: {
      '@odata.context': `${request.baseUrl}/$metadata#Microsoft.Dynamics.CRM.RetrieveUserSetOfPrivilegesByNamesResponse`,
      RolePrivileges: held,
    },
  };
}
