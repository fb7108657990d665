import {
  array,
  boolean,
  looseObject,
  nullish,
  number,
  object,
  optional,
  string,
  union,
  type InferOutput,
} from 'valibot';
import { customEventType, type KpiEventDefinition } from '../../protocol/kpiEventDefinitions';
import { SetupFailure } from '../engine/failure';
import type { Call } from '../http/call';
import { askForAll } from '../http/askForAll';
import { askFor } from '../http/readAnswer';
import { Refusal } from '../http/refusal';

const solutionShape = object({ solutionid: string(), version: string(), ismanaged: boolean() });
const stageShape = object({
  StageSolutionResults: object({
    StageSolutionStatus: string(),
    StageSolutionUploadId: nullish(string()),
    SolutionValidationResults: nullish(array(object({ Message: nullish(string(), '') })), []),
    MissingDependencies: nullish(
      array(looseObject({ RequiredComponentSchemaName: nullish(string()), RequiredSolutionName: nullish(string()) })),
      [],
    ),
  }),
});
const importShape = object({ ImportJobKey: string(), AsyncOperationId: string() });
const resultShape = object({
  SolutionOperationResult: nullish(
    object({ WarningMessages: nullish(array(union([string(), object({ Message: nullish(string(), '') })])), []) }),
  ),
});
const operationShape = object({
  statecode: number(),
  statuscode: number(),
  message: nullish(string(), ''),
  friendlymessage: nullish(string(), ''),
});
const variableShape = object({
  environmentvariabledefinitionid: string(),
  schemaname: string(),
  environmentvariabledefinition_environmentvariablevalue: optional(
    array(object({ environmentvariablevalueid: string(), value: nullish(string(), '') })),
    [],
  ),
});
const providerShape = object({ msdyn_channelproviderid: string(), msdyn_channelurl: nullish(string(), '') });
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
const kpiShape = object({ msdyn_name: string() });

export type Staged = InferOutput<typeof stageShape>['StageSolutionResults'];
export type ImportState = InferOutput<typeof operationShape>;
export type Variable = InferOutput<typeof variableShape>;
export type Provider = InferOutput<typeof providerShape>;
export type Profile = InferOutput<typeof profileShape>;
export type DynamicsUser = InferOutput<typeof userShape>;
export type StartedImport = InferOutput<typeof importShape>;
export type InstalledSolution = InferOutput<typeof solutionShape>;

/** What is asked of one organisation by its Web API, each call once and typed. */
export interface Dataverse {
  /** Whether Customer Service's tables are there, which the full package needs. */
  readonly hasCustomerService: () => Promise<boolean>;
  readonly solution: () => Promise<InstalledSolution | undefined>;
  /** The organisation's own check of a package; nothing is imported. */
  readonly stage: (zip: Uint8Array) => Promise<Staged>;
  readonly startImport: (
    upgrade: boolean,
    uploadId: string,
    variables: ReadonlyMap<string, string>,
  ) => Promise<StartedImport>;
  /** What Dynamics says of an import that went well; nothing when it does not tell. */
  readonly importWarnings: (importJob: string) => Promise<readonly string[]>;
  readonly importState: (operation: string) => Promise<ImportState>;
  readonly variables: (schemaNames: readonly string[]) => Promise<readonly Variable[]>;
  readonly setVariable: (variable: Variable, value: string) => Promise<void>;
  readonly provider: () => Promise<Provider | undefined>;
  readonly setProviderUrl: (id: string, url: string) => Promise<void>;
  readonly publish: () => Promise<void>;
  readonly kpiEventNames: () => Promise<readonly string[]>;
  /** Makes it, or finds the one that another has made by the same id. */
  readonly defineKpiEvent: (definition: KpiEventDefinition) => Promise<void>;
  readonly profile: (uniqueName: string) => Promise<Profile | undefined>;
  readonly addToProfile: (profileId: string, userId: string) => Promise<void>;
  readonly user: (objectId: string) => Promise<DynamicsUser | undefined>;
  readonly role: (name: string, businessUnit: string) => Promise<string | undefined>;
  readonly giveRole: (userId: string, roleId: string) => Promise<void>;
}

const uniqueName = 'CifSoftphone';
const stagingTimeoutMs = 300_000;

export function createDataverse(call: Call, organisation: string): Dataverse {
  const api = `${organisation}/api/data/v9.2`;
  const headers = { 'OData-Version': '4.0', 'OData-MaxVersion': '4.0', Accept: 'application/json' };
  const withHeaders: Call = (ask) => call({ ...ask, headers: { ...headers, ...ask.headers } });
  const web: WebApi = {
    api,
    withHeaders,
    filtered: (table, filter, rest) => `${api}/${table}?$filter=${encodeURIComponent(filter)}&${rest}`,
    write: async (method, path, json) => {
      await withHeaders({ method, url: `${api}/${path}`, json });
    },
  };
  return { ...packageCalls(web), ...rowCalls(web), ...agentCalls(web) };
}

interface WebApi {
  readonly api: string;
  readonly withHeaders: Call;
  readonly filtered: (table: string, filter: string, rest: string) => string;
  readonly write: (method: 'POST' | 'PATCH', path: string, json: object) => Promise<void>;
}

type PackageCalls = Pick<
  Dataverse,
  'hasCustomerService' | 'solution' | 'stage' | 'startImport' | 'importState' | 'importWarnings'
>;
type RowCalls = Pick<
  Dataverse,
  'variables' | 'setVariable' | 'provider' | 'setProviderUrl' | 'publish' | 'kpiEventNames' | 'defineKpiEvent'
>;
type AgentCalls = Pick<Dataverse, 'profile' | 'addToProfile' | 'user' | 'role' | 'giveRole'>;

function packageCalls({ api, withHeaders, filtered }: WebApi): PackageCalls {
  return {
    async hasCustomerService() {
      try {
        await withHeaders({ method: 'GET', url: `${api}/msdyn_channelproviders?$select=msdyn_channelurl&$top=1` });
        return true;
      } catch (error) {
        if (error instanceof Refusal && error.status === 404) return false;
        throw error;
      }
    },
    solution: async () =>
      (
        await askForAll(
          withHeaders,
          solutionShape,
          filtered('solutions', `uniquename eq '${uniqueName}'`, '$select=solutionid,version,ismanaged'),
        )
      )[0],
    async stage(zip) {
      const json = { CustomizationFile: Buffer.from(zip).toString('base64') };
      const ask = { method: 'POST', url: `${api}/StageSolution`, json, timeoutMs: stagingTimeoutMs } as const;
      return (await askFor(withHeaders, stageShape, ask)).StageSolutionResults;
    },
    async startImport(upgrade, StageSolutionUploadId, variables) {
      const ComponentParameters = [...variables].map(([schemaname, value]) => ({
        '@odata.type': 'Microsoft.Dynamics.CRM.environmentvariablevalue',
        schemaname,
        value,
      }));
      const json = {
        OverwriteUnmanagedCustomizations: false,
        PublishWorkflows: true,
        SolutionParameters: { StageSolutionUploadId },
        ComponentParameters,
      };
      const url = `${api}/${upgrade ? 'StageAndUpgradeAsync' : 'ImportSolutionAsync'}`;
      return askFor(withHeaders, importShape, { method: 'POST', url, json });
    },
    async importWarnings(importJob) {
      const url = `${api}/RetrieveSolutionImportResult(ImportJobId=${importJob})`;
      try {
        const { SolutionOperationResult } = await askFor(withHeaders, resultShape, { method: 'GET', url });
        return (SolutionOperationResult?.WarningMessages ?? [])
          .map((one) => (typeof one === 'string' ? one : (one.Message ?? '')))
          .filter(Boolean);
      } catch (error) {
        // The import went well: that nothing more is told of it is no failure.
        if (error instanceof Refusal || error instanceof SetupFailure) return [];
        throw error;
      }
    },
    importState: (operation) =>
      askFor(withHeaders, operationShape, {
        method: 'GET',
        url: `${api}/asyncoperations(${operation})?$select=statecode,statuscode,message,friendlymessage`,
      }),
  };
}

function rowCalls({ withHeaders, filtered, write }: WebApi): RowCalls {
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
          filtered('msdyn_channelproviders', "msdyn_uniquename eq 'cti_softphone'", '$select=msdyn_channelurl'),
        )
      )[0],
    setProviderUrl: (id, url) => write('PATCH', `msdyn_channelproviders(${id})`, { msdyn_channelurl: url }),
    publish: () => write('POST', 'PublishAllXml', {}),
    kpiEventNames: async () =>
      (
        await askForAll(
          withHeaders,
          kpiShape,
          filtered('msdyn_kpieventdefinitions', "startswith(msdyn_name,'cti_')", '$select=msdyn_name'),
        )
      ).map(({ msdyn_name }) => msdyn_name),
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
