import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Profiler } from 'node:inspector';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { unzipSync } from 'fflate';
import { freePort } from '../freePort';
import type { RunningPart } from '../parts';
import { stopChild } from '../stopChild';

export interface FunctionsHostOptions {
  /** What a Function App would get: host.json, package.json and the bundle. */
  readonly zipPath: string;
  /** Application settings; the child sees them as environment variables, and little else. */
  readonly settings: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly corsOrigins: readonly string[];
  /** PEM file of an issuer with a certificate of its own. */
  readonly extraCaFile?: string;
}

export interface RunningFunctionsHost extends RunningPart {
  /** Ends the process without warning, as a cloud does; the port stays ours for `restart`. */
  kill(): Promise<void>;
  /** Starts it again on the same port (ends it first if it runs). */
  restart(): Promise<void>;
  /** All that the process has printed, over restarts. */
  log(): string;
  /** Where the process spends its time while this runs. */
  profile<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly profile: Profiler.Profile }>;
}

/** So much is kept of the log at least, and twice as much at most. */
const maxLogLength = 1_000_000;
const startTimeoutMs = 15_000;
/** A profile of a minute is some megabytes. */
const profileTimeoutMs = 60_000;

/**
 * Runs an Azure Functions app (Node v4 model) out of its zip in a process of its own, with the real registrations.
 * @throws Error with what the app printed when it does not start (a missing setting, for example)
 */
export async function startFunctionsHost(options: FunctionsHostOptions): Promise<RunningFunctionsHost> {
  const folder = await mkdtemp(join(tmpdir(), 'cif-functions-'));
  const appFolder = join(folder, 'app');
  const workerFile = join(folder, 'worker.cjs');
  await Promise.all([unzip(options.zipPath, appFolder), bundleWorker(workerFile)]);
  const port = options.port ?? (await freePort());
  let log = '';
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const started = fork(workerFile, [appFolder, String(port), JSON.stringify(options.corsOrigins)], {
      cwd: appFolder,
      env: {
        PATH: process.env.PATH ?? '',
        ...options.settings,
        ...(options.extraCaFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: options.extraCaFile }),
      },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child = started;
    const note = (chunk: Buffer): void => {
      log += chunk.toString();
      // Seldom: cutting copies all of it, and a busy app prints a lot.
      if (log.length > 2 * maxLogLength) log = log.slice(-maxLogLength);
    };
    started.stdout?.on('data', note);
    started.stderr?.on('data', note);
    await ready(started, () => log);
  };
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child !== undefined) await stopChild(child, signal);
  };
  const stop = async (): Promise<void> => {
    await end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };

  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    stop,
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      await start();
    },
    log: () => log,
    profile: async (run) => {
      child?.send('profile');
      const result = await run();
      if (child === undefined) throw new Error('The Functions app does not run.');
      return { result, profile: await askProfile(child) };
    },
  };
}

async function askProfile(child: ChildProcess): Promise<Profiler.Profile> {
  const told = once(child, 'message', { signal: AbortSignal.timeout(profileTimeoutMs) });
  child.send('profile-end');
  const [{ profile }] = (await told) as [{ readonly profile: Profiler.Profile }];
  return profile;
}

/** The child says `ready` when it listens; when it ends instead, what it printed is the reason. */
function ready(child: ChildProcess, log: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The Functions host was not ready in time.\n${log()}`)),
      startTimeoutMs,
    );
    child.once('message', () => {
      clearTimeout(timer);
      resolve();
    });
    // `close` comes after the last output, `exit` may come before it.
    child.once('close', () => {
      clearTimeout(timer);
      reject(new Error(`The Functions app did not start.\n${log()}`));
    });
  });
}

/** The worker is TypeScript; a bundle of its own starts faster than a process that translates as it loads. */
async function bundleWorker(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(__dirname, 'worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  });
}

async function unzip(zipPath: string, folder: string): Promise<void> {
  for (const [name, content] of Object.entries(unzipSync(await readFile(zipPath)))) {
    if (name.endsWith('/')) continue;
    const file = resolve(folder, name);
    if (!file.startsWith(folder + sep)) throw new Error('The zip has a file outside of its folder.');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
