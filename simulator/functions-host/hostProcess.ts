/**
 * The child process that stands in for the Functions host: loads the app as Azure does (package.json's main),
 * serves its functions and runs its timers until SIGTERM.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createHostServer } from './httpServer';
import { installFunctionsCore } from './functionsCore';
import { runTimers } from './runTimers';

const appDir = process.env.SIMULATOR_APP_DIR ?? '.';
const port = Number(process.env.SIMULATOR_PORT ?? '0');
const corsOrigins = JSON.parse(process.env.SIMULATOR_CORS ?? '[]') as string[];

const core = installFunctionsCore();
const packageJson = JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8')) as { main: string };
try {
  createRequire(join(appDir, 'package.json'))(join(appDir, packageJson.main));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

const server = createHostServer(core, corsOrigins);
server.keepAliveTimeout = 30_000;
const stopTimers = runTimers(core);
server.listen(port, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
});
process.once('SIGTERM', () => {
  stopTimers();
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
// A host whose parent is gone would keep its port for ever.
process.once('disconnect', () => process.exit(0));
