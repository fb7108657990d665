import { version as azuriteVersion } from 'azurite/package.json';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inOneFile } from '../inOneFile';
import { stopChild } from '../stopChild';
import { freePort } from '../freePort';
import { waitForPort } from '../waitForPort';
import type { RunningPart } from '../parts';
import { startCountingProxy, type StorageWatch } from './startCountingProxy';

export interface StorageOptions {
  /** Keeps the tables in this folder; without it they live in memory and are gone at the end. */
  readonly dataDir?: string;
  /** A small proxy in front: counts requests for the storage budgets, and breaks those that a test says. */
  readonly countRequests?: boolean;
  /** PEM files: speaks https with them, and takes tokens of Entra too (it looks at what is in them, not at who signed). */
  readonly oauth?: { readonly certFile: string; readonly keyFile: string };
}

export interface RunningStorage extends RunningPart {
  /** For `AzureWebJobsStorage`. */
  readonly connectionString: string;
  /** For `AzureWebJobsStorage__tableServiceUri`; of use with `oauth` only. */
  readonly tableServiceUri: string;
  /** Requests since the start; 0 for ever without `countRequests`. */
  requests(): number;
  /** Only with `countRequests`. Set and unset it at any time. */
  readonly faults: { onRequest?: StorageWatch | undefined };
}

/** Azurite's well-known development account: not a secret. */
const account = 'devstoreaccount1';
const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Starts Azure Table Storage's emulator on loopback and a free port. @throws Error when it does not come up */
export async function startStorage(options: StorageOptions = {}): Promise<RunningStorage> {
  const { oauth } = options;
  const tablePort = await freePort();
  // In memory or not, Azurite must not write beside whoever started it.
  const scratch = options.dataDir === undefined ? await mkdtemp(join(tmpdir(), 'cif-storage-')) : undefined;
  const kept = options.dataDir === undefined ? undefined : resolve(options.dataDir);
  if (kept !== undefined) await mkdir(kept, { recursive: true });
  const program = await inOneFile(require.resolve('azurite/dist/src/table/main.js'), `azurite-${azuriteVersion}`);
  const child = spawn(
    process.execPath,
    [
      program,
      '--silent',
      '--disableTelemetry',
      '--skipApiVersionCheck',
      ...['--tableHost', '127.0.0.1', '--tablePort', String(tablePort)],
      ...(kept === undefined ? ['--inMemoryPersistence'] : ['--location', kept]),
      ...(oauth === undefined ? [] : ['--oauth', 'basic', '--cert', oauth.certFile, '--key', oauth.keyFile]),
    ],
    { stdio: 'ignore', cwd: kept ?? scratch },
  );
  // Azurite does not notice that its parent is gone: without this it would outlive a parent that fails.
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  child.once('exit', () => process.removeListener('exit', killAtExit));
  try {
    await waitForPort(tablePort, child, 'The table storage');
  } catch (error) {
    await stopChild(child);
    throw error;
  }
  const faults: RunningStorage['faults'] = {};
  const proxy =
    options.countRequests === true
      ? await startCountingProxy(tablePort, (method, path) => faults.onRequest?.(method, path))
      : undefined;
  const protocol = oauth === undefined ? 'http' : 'https';
  const url = `${protocol}://127.0.0.1:${proxy?.port ?? tablePort}`;
  return {
    url,
    tableServiceUri: `${url}/${account}`,
    connectionString:
      `DefaultEndpointsProtocol=${protocol};AccountName=${account};AccountKey=${accountKey};` +
      `TableEndpoint=${url}/${account};`,
    requests: () => proxy?.requests() ?? 0,
    faults,
    stop: async () => {
      await proxy?.stop();
      // Azurite writes its tables down on SIGINT only (table/main.js): SIGTERM would lose the last seconds.
      await stopChild(child, 'SIGINT');
      if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
    },
  };
}
