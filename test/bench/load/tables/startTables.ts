import { fork } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../../../simulator/freePort';
import type { RunningPart } from '../../../../simulator/parts';
import { stopChild } from '../../../../simulator/stopChild';

export interface RunningTables extends RunningPart {
  /** For `AzureWebJobsStorage`. */
  readonly connectionString: string;
}

const account = 'load';
/** It guards rows of a bench on this machine. */
const key = Buffer.from('the key of a bench').toString('base64');

/** The bench's own table storage, in a process of its own. @throws Error when it does not start */
export async function startTables(): Promise<RunningTables> {
  const port = await freePort();
  const child = fork(join(__dirname, 'tablesProcess.ts'), [String(port), account, key]);
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', () => reject(new Error('The table storage has ended.')));
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};TableEndpoint=${url}/${account};`,
    stop: () => stopChild(child, 'SIGTERM'),
  };
}
