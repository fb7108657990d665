// The check itself is typed; this file only lets plain `node` start it.
import { require as requireTypeScript } from 'tsx/cjs/api';

const { measureSizes, sizeTable } = requireTypeScript('./checkSizes.ts', import.meta.url);
const sizes = await measureSizes();
console.log(sizeTable(sizes).join('\n'));
process.exitCode = sizes.every(({ ok }) => ok) ? 0 : 1;
