import { build } from 'esbuild';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunningSip } from './startSip';

const folder = join(dirname(__filename), 'page');

/** `GET /simulator/caller`: a telephone for whoever calls the agent, as a page: a tone or a microphone, and an ear. */
export function callerRoutes(
  sip: RunningSip,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const send = (contentType: string, content: string | Uint8Array): boolean => {
      response.writeHead(200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(content);
      return true;
    };
    switch (path) {
      case '/simulator/caller':
        return send('text/html; charset=utf-8', await readFile(join(folder, 'caller.html')));
      case '/simulator/caller.js':
        return send('text/javascript; charset=utf-8', await callerScript());
      case '/simulator/caller.json':
        return send('application/json', JSON.stringify({ sip: sip.url }));
      default:
        return false;
    }
  };
}

let made: Promise<Uint8Array> | undefined;

/** Bundled once, when somebody asks for it. */
const callerScript = (): Promise<Uint8Array> =>
  (made ??= build({
    entryPoints: [join(folder, 'caller.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    platform: 'browser',
    tsconfigRaw: {},
    logLevel: 'silent',
  }).then(({ outputFiles }) => outputFiles[0]?.contents ?? new Uint8Array()));
