import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { candidates, harnessPage, localPage } from './harnessFiles';

export interface HarnessOptions {
  /** Folder of the built control, with ControlManifest.xml. */
  readonly controlFolder: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface RunningHarness {
  readonly url: string;
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
  '.resx': 'text/xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

/**
 * Serves the Power Apps test harness with our control in it, from this machine alone and to this machine alone.
 * @throws Error when the port is taken or the harness page is not as expected.
 */
export async function startHarness({ controlFolder, port }: HarnessOptions): Promise<RunningHarness> {
  const page = localPage(await readFile(harnessPage, 'utf8'));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
    if (path === '/' || path === '/index.html') {
      answer(response, '.html', page);
      return;
    }
    void firstOf(candidates(path, controlFolder)).then((bytes) => {
      if (bytes) {
        answer(response, extname(path), bytes);
      } else {
        response.writeHead(404).end();
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken, so the harness cannot start: give another one with --port.`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, extension: string, body: string | Uint8Array): void {
  response.writeHead(200, {
    'content-type': types[extension] ?? 'application/octet-stream',
    // A rebuilt control must show on the next reload.
    'cache-control': 'no-store',
  });
  response.end(body);
}

async function firstOf(files: readonly string[]): Promise<Uint8Array | undefined> {
  for (const file of files) {
    try {
      return await readFile(file);
    } catch {
      // Not in this folder: the next one may have it.
    }
  }
  return undefined;
}
