import { randomUUID } from 'node:crypto';
import { importSolution } from '../../dynamics/solution/importSolution';
import type { Organisation } from '../../dynamics/solution/organisation';
import { readBody } from '../readBody';
import { refused, type TenantAnswer, type TenantRequest } from '../tenantRequest';
import { importBody, stageBody, uninstallBody } from './dataverseBodies';
import { importLayers } from './layers';
import type { DataverseState } from './dataverseState';

/** The add-on for conversations. */
export const addOnName = 'CifSoftphoneMessages';

/** As long as a real import takes, more or less. */
const importMs = 150_000;

/** Stage, import and what became of it: the package is really read, and its variables are those in it. */
export function answerImport(state: DataverseState, request: TenantRequest, path: string, now: number) {
  finishImport(state, now);
  if (path === 'StageSolution') return stage(state, request);
  if (path === 'ImportSolutionAsync' || path === 'StageAndUpgradeAsync') return start(state, request, path, now);
  if (path === "RetrieveDependenciesForUninstall(SolutionUniqueName='CifSoftphone')") {
    // Forms, and the add-on's table.
    const types = [...Array.from({ length: state.formsWithControl }, () => 60), ...(state.addOn ? [1] : [])];
    const value = types.map((dependentcomponenttype) => ({ dependentcomponenttype }));
    return { status: 200, json: { value } };
  }
  if (path === 'UninstallSolutionAsync') return uninstall(state, request, now);
  const job = /^RetrieveSolutionImportResult\(ImportJobId=([0-9a-f-]{36})\)$/.exec(path)?.[1];
  if (job !== undefined && request.method === 'GET') return importResult(state, job);
  const operation = /^asyncoperations\(([^)]+)\)$/.exec(path)?.[1];
  if (operation === undefined || request.method !== 'GET') return undefined;
  const { running } = state;
  if (running?.id !== operation) return refused(404, '0x80040217', 'asyncoperation does not exist');
  const isOver = running.endsAtMs <= now;
  const statuscode = isOver ? (running.failure === undefined ? 30 : 31) : 20;
  return {
    status: 200,
    json: { statecode: isOver ? 3 : 2, statuscode, message: running.failure ?? '', friendlymessage: null },
  };
}

/** What an import brings is there when it has ended, whoever looks. */
function finishImport(state: DataverseState, now: number): void {
  const { running } = state;
  if (running === undefined || running.endsAtMs > now) return;
  if (running.failure === undefined) running.finish();
  state.running = { ...running, finish: () => undefined };
}

function uninstall(state: DataverseState, request: TenantRequest, now: number): TenantAnswer {
  const read = readBody(uninstallBody, request.json);
  if ('refusal' in read) return read.refusal;
  if (state.running !== undefined && state.running.endsAtMs > now) {
    const text =
      'Cannot start the requested operation [Uninstall] because there is another [Import] running at this moment.';
    return refused(429, '0x80071151', text);
  }
  const isAddOn = read.body.SolutionUniqueName === addOnName;
  if ((isAddOn ? state.addOn : state.solution) === undefined)
    return refused(404, '0x80040217', 'solution does not exist');
  const id = randomUUID();
  if (isAddOn) {
    const finish = () => {
      state.addOn = undefined;
    };
    state.running = { id, endsAtMs: now + importMs, finish, failure: undefined };
    return { status: 200, json: { AsyncOperationId: id } };
  }
  const failure =
    state.formsWithControl > 0 || state.addOn !== undefined
      ? 'The solution cannot be deleted: dependencies exist.'
      : undefined;
  const finish = () => {
    state.solution = undefined;
    state.phone = undefined;
    state.imported = { parts: new Map(), controls: new Map() };
    state.variables.clear();
    takeAway(state);
    for (const user of state.users) user.roles.clear();
    state.roles.clear();
  };
  state.running = { id, endsAtMs: now + importMs, finish, failure };
  return { status: 200, json: { AsyncOperationId: id } };
}

function importResult(state: DataverseState, job: string): TenantAnswer {
  if (state.running?.job !== job) return refused(404, '0x80040217', 'importjob does not exist');
  const SolutionOperationResult = { Status: 'Passed', WarningMessages: state.warnings, ErrorMessages: [] };
  return { status: 200, json: { SolutionOperationResult } };
}

/** What an earlier import has brought counts for the next one. */
const optionsOf = ({ customerService, phone }: DataverseState) => ({
  customerService,
  ...(phone === undefined ? {} : { after: phone }),
});

function stage(state: DataverseState, request: TenantRequest): TenantAnswer {
  const read = readBody(stageBody, request.json);
  if ('refusal' in read) return read.refusal;
  const zip = Buffer.from(read.body.CustomizationFile, 'base64');
  const result = importSolution(zip, optionsOf(state));
  const none = { MissingDependencies: [], SolutionValidationResults: [] };
  if (!result.ok) {
    const SolutionValidationResults = result.problems.map(({ message }) => ({ Message: message, ErrorCode: 1 }));
    const results = { ...none, StageSolutionStatus: 'Failed', StageSolutionUploadId: null, SolutionValidationResults };
    return { status: 200, json: { StageSolutionResults: results } };
  }
  const id = randomUUID();
  state.uploads.set(id, zip);
  return {
    status: 200,
    json: { StageSolutionResults: { ...none, StageSolutionStatus: 'Passed', StageSolutionUploadId: id } },
  };
}

function start(state: DataverseState, request: TenantRequest, path: string, now: number): TenantAnswer {
  if (state.running !== undefined && state.running.endsAtMs > now) {
    const text =
      'Cannot start the requested operation [Import] because there is another [Import] running at this moment.';
    return refused(429, '0x80071151', text);
  }
  const read = readBody(importBody, request.json);
  if ('refusal' in read) return read.refusal;
  const zip = state.uploads.get(read.body.SolutionParameters.StageSolutionUploadId);
  if (zip === undefined) return refused(404, '0x80040217', 'The uploaded solution does not exist.');
  const upgrade = path === 'StageAndUpgradeAsync';
  const result = importSolution(zip, optionsOf(state));
  if (!result.ok) return refused(400, '0x80048060', 'The solution is invalid.');
  const { organisation } = result;
  if (!organisation.solution.managed) return refused(400, '0x80048040', 'The package is unmanaged.');
  const { version } = organisation.solution;
  const isAddOn = organisation.solution.uniqueName === addOnName;
  const there = isAddOn ? state.addOn : state.solution;
  if (upgrade && there === undefined) return refused(400, '0x80048033', 'There is no solution to upgrade.');
  const order = version.localeCompare(there?.version ?? '0.0.0.0', 'en', { numeric: true });
  if (order < 0 || (upgrade && order === 0)) {
    return refused(400, '0x80048033', `Version ${version} is not above that of the installed solution.`);
  }
  const values = read.body.ComponentParameters;
  const unknown = values.find(
    (one) => !organisation.environmentVariables.some((two) => two.schemaName === one.schemaname),
  );
  if (unknown !== undefined) return refused(400, '0x80048460', `${unknown.schemaname} is no variable of the package.`);
  const id = randomUUID();
  const failure = state.failNextImport;
  state.failNextImport = undefined;
  const given = new Map(values.map(({ schemaname, value }) => [schemaname, value]));
  const finish = () => {
    if (isAddOn) {
      state.addOn = { version, managed: true };
      return;
    }
    state.phone = organisation;
    state.imported = importLayers(state.imported, organisation, upgrade);
    bring(state, organisation, given);
    if (upgrade) takeAway(state);
  };
  const job = randomUUID();
  state.running = { id, job, endsAtMs: now + importMs, finish, failure };
  return { status: 200, json: { ImportJobKey: job, AsyncOperationId: id } };
}

function bring(state: DataverseState, organisation: Organisation, values: ReadonlyMap<string, string>): void {
  const { version, managed } = organisation.solution;
  state.solution = { version, managed };
  for (const { schemaName } of organisation.environmentVariables) {
    const there = state.variables.get(schemaName);
    const value = values.get(schemaName) ?? there?.value;
    state.variables.set(schemaName, { definitionId: there?.definitionId ?? randomUUID(), value });
  }
  const [provider] = organisation.channelProviders;
  if (provider !== undefined) {
    const { id = randomUUID(), url = '', analytics = false, isWritten = false } = state.provider ?? {};
    state.provider = { id, url: isWritten ? url : provider.channelUrl, analytics, isWritten };
  }
  for (const { uniqueName } of organisation.appProfiles) {
    if (!state.profiles.has(uniqueName)) state.profiles.set(uniqueName, { id: randomUUID(), members: new Set() });
  }
  for (const { businessUnit } of state.users) {
    const key = `CIF Softphone agent/${businessUnit}`;
    if (!state.roles.has(key)) state.roles.set(key, randomUUID());
  }
}

/** What has left the package, with the rows that hang on it. */
function takeAway(state: DataverseState): void {
  const { parts } = state.imported;
  for (const name of state.variables.keys()) if (!parts.has(`variable ${name}`)) state.variables.delete(name);
  if (![...parts.keys()].some((key) => key.startsWith('provider '))) state.provider = undefined;
  for (const name of state.profiles.keys()) {
    if (name.startsWith('cti_') && !parts.has(`profile ${name}`)) state.profiles.delete(name);
  }
}
