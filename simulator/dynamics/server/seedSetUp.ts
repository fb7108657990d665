import { randomUUID } from 'node:crypto';
import type { Organisation } from '../solution/organisation';
import type { RowStore } from '../webapi/rowStore';
import { tableNamed } from '../webapi/tables';
import type { SignedInAgent } from './signIn';

const unit = 'b0000000-0000-4000-8000-000000000002';
const roleOfAgents = 'CIF Softphone agent';
const agentProfile = 'cti_softphoneAgents';

type Names = readonly { readonly uniqueName: string }[];

/** Links one row to another, as an import or an admin does. */
function link(store: RowStore, pairs: string, one: readonly [string, string], other: readonly [string, string]): void {
  store.seed(pairs, randomUUID(), { [`_${one[0]}id_value`]: one[1], [`_${other[0]}id_value`]: other[1] });
}

/** What the import left in tables that set-up looks at: rows of Customer Service, roles, the solution itself. */
export function seedSetUp(store: RowStore, organisation: Organisation): void {
  const { solution, roles } = organisation;
  store.seed('businessunit', unit, { name: 'Contoso' });
  store.seed('solution', randomUUID(), {
    uniquename: solution.uniqueName,
    friendlyname: solution.displayName,
    version: solution.version,
    ismanaged: solution.managed,
  });
  for (const { id, name } of roles) {
    store.seed('role', id.replace(/[{}]/g, ''), { name, _businessunitid_value: unit });
  }
  const seeded = (table: string, all: Names): ReadonlyMap<string, string> =>
    new Map(
      all.map(({ uniqueName }) => {
        const id = randomUUID();
        store.seed(table, id, { msdyn_name: uniqueName, msdyn_uniquename: uniqueName });
        return [uniqueName, id] as const;
      }),
    );
  const sessions = seeded('msdyn_sessiontemplate', organisation.sessionTemplates);
  seeded('msdyn_notificationtemplate', organisation.notificationTemplates);
  seeded('msdyn_applicationtabtemplate', organisation.tabTemplates);
  const profiles = seeded('msdyn_appconfiguration', organisation.appProfiles);
  const providers = seedProviders(store, organisation);
  for (const { uniqueName, providers: own } of organisation.appProfiles) {
    const profile = ['msdyn_appconfiguration', profiles.get(uniqueName) ?? ''] as const;
    for (const name of own) {
      link(store, 'msdyn_appconfig_msdyn_channelprovider', profile, [
        'msdyn_channelprovider',
        providers.get(name) ?? '',
      ]);
    }
    for (const id of sessions.values()) {
      link(store, 'msdyn_appconfiguration_sessiontemplate', profile, ['msdyn_sessiontemplate', id]);
    }
  }
}

function seedProviders(store: RowStore, { channelProviders }: Organisation): ReadonlyMap<string, string> {
  return new Map(
    channelProviders.map((provider) => {
      const id = randomUUID();
      store.seed('msdyn_channelprovider', id, {
        msdyn_name: provider.label,
        msdyn_uniquename: provider.uniqueName,
        msdyn_label: provider.label,
        msdyn_channelurl: provider.channelUrl,
        msdyn_enableoutbound: provider.clickToAct,
        msdyn_sortorder: provider.sortOrder,
        msdyn_customparams: provider.customParams ?? null,
        msdyn_enableanalytics: false,
      });
      return [provider.uniqueName, id] as const;
    }),
  );
}

/** A person's row (once), with the agents' role and a place in the profile, as docs/import.md asks for. */
export function seedUser(store: RowStore, id: string, agent: SignedInAgent): void {
  const isNew = store.find(tableNamed('systemuser'), id) === undefined;
  store.seed('systemuser', id, {
    fullname: agent.name,
    domainname: agent.userName,
    internalemailaddress: agent.userName,
    azureactivedirectoryobjectid: agent.oid,
    isdisabled: false,
    _businessunitid_value: unit,
  });
  if (!isNew) return;
  for (const role of store.all(tableNamed('role')).filter(({ name }) => name === roleOfAgents)) {
    link(store, 'systemuserroles', ['systemuser', id], ['role', String(role['roleid'])]);
  }
  const profiles = store.all(tableNamed('msdyn_appconfiguration'));
  for (const profile of profiles.filter(({ msdyn_uniquename: name }) => name === agentProfile)) {
    const pair = ['msdyn_appconfiguration', String(profile['msdyn_appconfigurationid'])] as const;
    link(store, 'msdyn_appconfiguration_systemuser', pair, ['systemuser', id]);
  }
}
