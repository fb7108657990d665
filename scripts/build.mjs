// The build itself is typed; this file only lets plain `node` (npm, MSBuild) start it.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

register();

const { build } = createRequire(import.meta.url)('./build/build.ts');
process.exitCode = await build(process.argv.slice(2));
