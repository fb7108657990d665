// Builds telephony/client: what an integrator installs. Typed itself; this file only lets plain `node` start it.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

register();

const { buildClient } = createRequire(import.meta.url)('./build/buildClient.ts');
process.exitCode = await buildClient();
