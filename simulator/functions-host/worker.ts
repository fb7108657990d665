import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createFunctionRegistry } from './createFunctionRegistry';
import { profileProcess } from './profileProcess';
import { serveFunctions } from './serveFunctions';
import { startTimers } from './startTimers';

// The process in which a Functions app runs: node worker.cjs <app folder> <port> <CORS origins as JSON>.
const [, , appFolder = '.', port = '0', corsOrigins = '[]'] = process.argv;

const registry = createFunctionRegistry();
registry.install();
const app = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as { readonly main: string };
try {
  createRequire(join(appFolder, 'package.json'))(join(appFolder, app.main));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const server = serveFunctions(registry, JSON.parse(corsOrigins) as readonly string[]);
const stopTimers = startTimers(registry);
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));

const stop = (): void => {
  stopTimers();
  server.close(() => process.exit(0));
  server.closeAllConnections();
};
process.once('SIGTERM', stop);
let profiling: ReturnType<typeof profileProcess> | undefined;
process.on('message', (asked) => {
  if (asked === 'profile') profiling = profileProcess();
  else if (asked === 'profile-end')
    void profiling?.then((running) => running.stop()).then((profile) => process.send?.({ profile }));
});
// The parent is gone: nobody would stop us any more.
process.once('disconnect', stop);
