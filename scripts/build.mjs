// The build itself is typed; this file only lets plain `node` (npm, MSBuild) start it.
import { require as requireTypeScript } from 'tsx/cjs/api';

const { build } = requireTypeScript('./build/build.ts', import.meta.url);
process.exitCode = await build(process.argv.slice(2));
