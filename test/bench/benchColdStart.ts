import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { builtFiles } from '../../scripts/builtFiles';
import { median } from './percentile';
import type { Measured } from './report';

/** What the adaptor needs to start; nobody is asked. */
const settings: Readonly<Record<string, string>> = {
  ApiScope: 'functionuser',
  Authority: 'https://login.example.com/tenant/v2.0',
  AzureAd__ClientId: '70000000-0000-4000-8000-0000000000c1',
  AzureAd__TenantId: '70000000-0000-4000-8000-0000000000c2',
  AzureSignalRConnectionString: `Endpoint=http://127.0.0.1:9;AccessKey=${randomBytes(24).toString('hex')};Version=1.0;`,
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  HubName: 'softphone',
  StorageUserTable: 'softphoneusers',
  UpstreamSecret: randomBytes(24).toString('hex'),
  APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
};
const insights = 'InstrumentationKey=1c7f5b0a-2f43-4a0e-8f7e-0a4b6c8d9e10;IngestionEndpoint=https://127.0.0.1:9/';

/** A worker of the Functions host, as far as a package sees it while it is loaded. */
const loads = (file: string): string => `
const Module = require('node:module');
const load = Module._load;
const worker = { registerHook: () => ({ dispose() {} }), registerFunction() {}, setProgrammingModel() {}, app: {}, version: '4' };
Module._load = (name, ...more) => (name === '@azure/functions-core' ? worker : load(name, ...more));
const startedAt = performance.now();
require(${JSON.stringify(file)});
const loadedMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ loadedMs, processorMs: (user + system) / 1_000 }));
process.exit(0);`;

interface Start {
  readonly loadedMs: number;
  readonly processorMs: number;
}

function start(file: string, more: Readonly<Record<string, string>>): Start {
  const env = { PATH: process.env.PATH, ...settings, ...more };
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', loads(file)], { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`The adaptor does not load: ${stderr.slice(-500)}`);
  return JSON.parse(stdout.trim().split('\n').pop() ?? '') as Start;
}

/** The adaptor's own share of a cold start: until its package is loaded and its functions are registered. */
export function benchColdStart(times: number): Promise<readonly Measured[]> {
  const file = resolve(dirname(builtFiles().adaptorZip), 'functions.js');
  const kinds = [
    ['', {}],
    [', with Application Insights', { APPLICATIONINSIGHTS_CONNECTION_STRING: insights }],
  ] as const;
  const rows = kinds.flatMap(([what, more]): readonly Measured[] => {
    const starts = Array.from({ length: times }, () => start(file, more));
    return [
      { what: `loading the package${what}, p50`, value: median(starts.map((one) => one.loadedMs)), unit: 'ms' },
      { what: `processor of the process${what}, p50`, value: median(starts.map((one) => one.processorMs)), unit: 'ms' },
    ];
  });
  return Promise.resolve(rows);
}
