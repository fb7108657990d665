import { array, boolean, nullish, object, optional, string, type InferOutput } from 'valibot';
import { customEventType, type KpiEventDefinition } from '../../protocol/kpiEventDefinitions';
import type { Call } from '../http/call';
import { askForAll } from '../http/askForAll';
import { packageCalls, type PackageCalls } from './packageCalls';
import { Refusal } from '../http/refusal';

const variableShape = object({
  environmentvariabledefinitionid: string(),
  schemaname: string(),
  environmentvariabledefinition_environmentvariablevalue: optional(
    array(object({ environmentvariablevalueid: string(), value: nullish(string(), '') })),
    [],
  ),
});
const providerShape = object({
  msdyn_channelproviderid: string(),
  msdyn_channelurl: nullish(string(), ''),
  msdyn_enableanalytics: nullish(boolean(), false),
});
const profileShape = object({
  msdyn_appconfigurationid: string(),
  msdyn_appconfiguration_systemuser: optional(array(object({ systemuserid: string() })), []),
});
const userShape = object({
  systemuserid: string(),
  _businessunitid_value: string(),
  isdisabled: optional(boolean(), false),
  fullname: nullish(string(), ''),
  systemuserroles_association: optional(array(object({ roleid: string() })), []),
});
const roleShape = object({ roleid: string() });
const kpiShape = object({ msdyn_kpieventdefinitionid: string(), msdyn_name: string() });

export type Variable = InferOutput<typeof variableShape>;
export type Provider = InferOutput<typeof providerShape>;
export type Profile = InferOutput<typeof profileShape>;
export type DynamicsUser = InferOutput<typeof userShape>;

/** What is asked of one organisation by its Web API, each call once and typed. */
export interface Dataverse extends PackageCalls {
  readonly variables: (schemaNames: readonly string[]) => Promise<readonly Variable[]>;
  readonly setVariable: (variable: Variable, value: string) => Promise<void>;
  readonly provider: () => Promise<Provider | undefined>;
  readonly setProviderUrl: (id: string, url: string) => Promise<void>;
  /** Without it Dynamics counts none of the events. */
  readonly enableAnalytics: (id: string) => Promise<void>;
  readonly publish: () => Promise<void>;
  readonly kpiEventNames: () => Promise<readonly string[]>;
  readonly kpiEventIds: () => Promise<readonly string[]>;
  readonly deleteKpiEvent: (id: string) => Promise<void>;
  /** Makes it, or finds the one that another has made by the same id. */
  readonly defineKpiEvent: (definition: KpiEventDefinition) => Promise<void>;
  readonly profile: (uniqueName: string) => Promise<Profile | undefined>;
  readonly addToProfile: (profileId: string, userId: string) => Promise<void>;
  readonly user: (objectId: string) => Promise<DynamicsUser | undefined>;
  readonly role: (name: string, businessUnit: string) => Promise<string | undefined>;
  readonly giveRole: (userId: string, roleId: string) => Promise<void>;
}

export function createDataverse(call: Call, organisation: string): Dataverse {
  const api = `${organisation}/api/data/v9.2`;
  const headers = { 'OData-Version': '4.0', 'OData-MaxVersion': '4.0', Accept: 'application/json' };
  const withHeaders: Call = (ask) => call({ ...ask, headers: { ...headers, ...ask.headers } });
  const web: WebApi = {
    api,
    withHeaders,
    filtered: (table, filter, rest) => `${api}/${table}?$filter=${encodeURIComponent(filter)}&${rest}`,
    write: async (method, path, json) => {
      await withHeaders({ method, url: `${api}/${path}`, ...(json === undefined ? {} : { json }) });
    },
  };
  return { ...packageCalls(web), ...rowCalls(web), ...agentCalls(web) };
}

export interface WebApi {
  readonly api: string;
  readonly withHeaders: Call;
  readonly filtered: (table: string, filter: string, rest: string) => string;
  readonly write: (method: 'POST' | 'PATCH' | 'DELETE', path: string, json?: object) => Promise<void>;
}

type RowCalls = Pick<
  Dataverse,
  | 'variables'
  | 'setVariable'
  | 'provider'
  | 'setProviderUrl'
  | 'enableAnalytics'
  | 'publish'
  | 'kpiEventNames'
  | 'kpiEventIds'
  | 'deleteKpiEvent'
  | 'defineKpiEvent'
>;
type AgentCalls = Pick<Dataverse, 'profile' | 'addToProfile' | 'user' | 'role' | 'giveRole'>;

function rowCalls({ withHeaders, filtered, write }: WebApi): RowCalls {
  const kpiEvents = () =>
    askForAll(
      withHeaders,
      kpiShape,
      filtered('msdyn_kpieventdefinitions', "startswith(msdyn_name,'cti_')", '$select=msdyn_name'),
    );
  return {
    variables: (schemaNames) =>
      askForAll(
        withHeaders,
        variableShape,
        filtered(
          'environmentvariabledefinitions',
          schemaNames.map((one) => `schemaname eq '${one}'`).join(' or '),
          '$select=environmentvariabledefinitionid,schemaname&$expand=environmentvariabledefinition_environmentvariablevalue($select=environmentvariablevalueid,value)',
        ),
      ),
    async setVariable(variable, value) {
      const [there] = variable.environmentvariabledefinition_environmentvariablevalue;
      if (there !== undefined) {
        return write('PATCH', `environmentvariablevalues(${there.environmentvariablevalueid})`, { value });
      }
      const definition = `/environmentvariabledefinitions(${variable.environmentvariabledefinitionid})`;
      return write('POST', 'environmentvariablevalues', {
        value,
        'EnvironmentVariableDefinitionId@odata.bind': definition,
      });
    },
    provider: async () =>
      (
        await askForAll(
          withHeaders,
          providerShape,
          filtered(
            'msdyn_channelproviders',
            "msdyn_uniquename eq 'cti_softphone'",
            '$select=msdyn_channelurl,msdyn_enableanalytics',
          ),
        )
      )[0],
    setProviderUrl: (id, url) => write('PATCH', `msdyn_channelproviders(${id})`, { msdyn_channelurl: url }),
    enableAnalytics: (id) => write('PATCH', `msdyn_channelproviders(${id})`, { msdyn_enableanalytics: true }),
    publish: () => write('POST', 'PublishAllXml', {}),
    kpiEventNames: async () => (await kpiEvents()).map(({ msdyn_name }) => msdyn_name),
    kpiEventIds: async () => (await kpiEvents()).map((one) => one.msdyn_kpieventdefinitionid),
    deleteKpiEvent: (id) => ifThere(write('DELETE', `msdyn_kpieventdefinitions(${id})`)),
    defineKpiEvent: ({ id, name, displayName }) =>
      write('PATCH', `msdyn_kpieventdefinitions(${id})`, {
        msdyn_name: name,
        msdyn_eventdisplayname: displayName,
        msdyn_eventtype: customEventType,
      }),
  };
}

function agentCalls({ api, withHeaders, filtered, write }: WebApi): AgentCalls {
  return {
    profile: async (name) =>
      (
        await askForAll(
          withHeaders,
          profileShape,
          filtered(
            'msdyn_appconfigurations',
            `msdyn_uniquename eq '${name.replaceAll("'", "''")}'`,
            '$select=msdyn_appconfigurationid&$expand=msdyn_appconfiguration_systemuser($select=systemuserid)',
          ),
        )
      )[0],
    addToProfile: (profileId, userId) =>
      write('POST', `msdyn_appconfigurations(${profileId})/msdyn_appconfiguration_systemuser/$ref`, {
        '@odata.id': `${api}/systemusers(${userId})`,
      }),
    user: async (objectId) =>
      (
        await askForAll(
          withHeaders,
          userShape,
          filtered(
            'systemusers',
            `azureactivedirectoryobjectid eq ${objectId}`,
            '$select=systemuserid,_businessunitid_value,isdisabled,fullname&$expand=systemuserroles_association($select=roleid)',
          ),
        )
      )[0],
    role: async (name, businessUnit) =>
      (
        await askForAll(
          withHeaders,
          roleShape,
          filtered('roles', `name eq '${name}' and _businessunitid_value eq ${businessUnit}`, '$select=roleid'),
        )
      )[0]?.roleid,
    giveRole: (userId, roleId) =>
      write('POST', `systemusers(${userId})/systemuserroles_association/$ref`, {
        '@odata.id': `${api}/roles(${roleId})`,
      }),
  };
}

/** Another import or publish is running: one at a time for each organisation. */
export const isBusyImporting = ({ code, text }: Refusal): boolean =>
  /80071151/.test(code) || /another \[\w+\] running/i.test(text);

/** Of those, what the import waits for itself. */
export const isImportRefused = (refusal: Refusal): boolean =>
  isBusyImporting(refusal) && /\/(ImportSolutionAsync|StageAndUpgradeAsync)$/.test(refusal.asked.path);

/** What is gone already need not be deleted: the answer to an earlier try was lost. */
async function ifThere(deleting: Promise<void>): Promise<void> {
  try {
    await deleting;
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 404)) throw error;
  }
}
