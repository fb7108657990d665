import { createHash } from 'node:crypto';
import { guidOf } from './armFunctions';
import type { Json } from './readTemplate';

/**
 * What `reference()` gives of a resource that was just deployed, besides the properties that were asked for: only what
 * the provider itself makes up. Host names are as unpredictable as on Azure: who builds one from a name finds nobody.
 */
export function referencedState(type: string, name: string, id: string, location: string): Json {
  const hash = createHash('sha256')
    .update(id)
    .digest('base64url')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  switch (type) {
    case 'Microsoft.ManagedIdentity/userAssignedIdentities':
      return { principalId: guidOf(id, 'principal'), clientId: guidOf(id, 'client') };
    case 'Microsoft.Web/sites':
      return {
        defaultHostName: `${name}-${hash.slice(0, 16)}.${location}-01.azurewebsites.net`,
        hostNameSslStates: [
          { name: `${name}-${hash.slice(0, 16)}.${location}-01.azurewebsites.net`, hostType: 'Standard' },
          { name: `${name}-${hash.slice(0, 16)}.scm.${location}-01.azurewebsites.net`, hostType: 'Repository' },
        ],
      };
    case 'Microsoft.SignalRService/signalR':
      return { hostName: `${name}.service.signalr.net` };
    case 'Microsoft.Insights/components':
      return {
        ConnectionString: `InstrumentationKey=${guidOf(id, 'key')};IngestionEndpoint=https://${location}.in.invalid/`,
      };
    default:
      throw new Error(`nothing is known of what ${type} tells of itself`);
  }
}
