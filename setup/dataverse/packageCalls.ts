import {
  array,
  boolean,
  looseObject,
  nullish,
  number,
  object,
  safeParse,
  string,
  union,
  type InferOutput,
} from 'valibot';
import { SetupFailure } from '../engine/failure';
import { askForAll } from '../http/askForAll';
import { askFor } from '../http/readAnswer';
import { Refusal } from '../http/refusal';
import type { WebApi } from './dataverse';

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
const dependenciesShape = object({ value: array(object({ dependentcomponenttype: number() })) });
const uninstallShape = object({ AsyncOperationId: string() });

export type Staged = InferOutput<typeof stageShape>['StageSolutionResults'];
export type ImportState = InferOutput<typeof operationShape>;
export type StartedImport = InferOutput<typeof importShape>;
export type InstalledSolution = InferOutput<typeof solutionShape>;
export type Dependency = InferOutput<typeof dependenciesShape>['value'][number];

/** What is asked for packages and the work that goes on with them. */
export interface PackageCalls {
  /** Whether Customer Service's tables are there, which the full package needs. */
  readonly hasCustomerService: () => Promise<boolean>;
  readonly solution: (name?: SolutionName) => Promise<InstalledSolution | undefined>;
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
  /** What would keep the solution from being deleted; nothing when Dynamics does not tell. */
  readonly uninstallDependencies: (name?: SolutionName) => Promise<readonly Dependency[]>;
  /** @returns the id of the asynchronous operation; `undefined` when there is nothing any more */
  readonly startUninstall: (name?: SolutionName) => Promise<string | undefined>;
}

/** The softphone's solution, and the add-on into which conversations are written. */
export type SolutionName = 'CifSoftphone' | 'CifSoftphoneMessages';
const phone: SolutionName = 'CifSoftphone';
const stagingTimeoutMs = 300_000;

export function packageCalls(web: WebApi): PackageCalls {
  const { api, withHeaders, filtered } = web;
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
    solution: async (name = phone) =>
      (
        await askForAll(
          withHeaders,
          solutionShape,
          filtered('solutions', `uniquename eq '${name}'`, '$select=solutionid,version,ismanaged'),
        )
      )[0],
    async stage(zip) {
      const json = { CustomizationFile: Buffer.from(zip).toString('base64') };
      const ask = {
        method: 'POST',
        url: `${api}/StageSolution`,
        json,
        again: true,
        timeoutMs: stagingTimeoutMs,
      } as const;
      return (await askFor(withHeaders, stageShape, ask)).StageSolutionResults;
    },
    ...importCalls(web),
    ...uninstallCalls(web),
  };
}

function importCalls({
  api,
  withHeaders,
}: WebApi): Pick<PackageCalls, 'startImport' | 'importWarnings' | 'importState'> {
  return {
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

function uninstallCalls({ api, withHeaders }: WebApi): Pick<PackageCalls, 'uninstallDependencies' | 'startUninstall'> {
  return {
    async uninstallDependencies(name = phone) {
      const url = `${api}/RetrieveDependenciesForUninstall(SolutionUniqueName='${name}')`;
      try {
        const read = safeParse(dependenciesShape, (await withHeaders({ method: 'GET', url })).body);
        return read.success ? read.output.value : [];
      } catch (error) {
        // The removal itself is refused then, with the reason.
        if (error instanceof Refusal) return [];
        throw error;
      }
    },
    async startUninstall(name = phone) {
      const ask = {
        method: 'POST',
        url: `${api}/UninstallSolutionAsync`,
        json: { SolutionUniqueName: name },
      } as const;
      try {
        return (await askFor(withHeaders, uninstallShape, ask)).AsyncOperationId;
      } catch (error) {
        if (error instanceof Refusal && error.status === 404) return undefined;
        throw error;
      }
    },
  };
}
