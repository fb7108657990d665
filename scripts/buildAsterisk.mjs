// Builds telephony/asterisk: the connector that is installed. Typed itself; this file only lets plain `node` start it.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

register();

const { buildConnector } = createRequire(import.meta.url)('./build/buildConnector.ts');
process.exitCode = await buildConnector('asterisk');
