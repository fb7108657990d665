// The check itself is typed; this file only lets plain `node` start it.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

register();

const { measureSizes, sizeTable } = createRequire(import.meta.url)('./measureSizes.ts');
const sizes = await measureSizes();
console.log(sizeTable(sizes).join('\n'));
process.exitCode = sizes.every(({ ok }) => ok) ? 0 : 1;
