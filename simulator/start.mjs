// What starts everything is typed; this file only lets plain `node` run it, without a process in between that would have
// to pass signals on.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

register();
createRequire(import.meta.url)('./start.ts');
