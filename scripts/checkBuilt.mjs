// The check itself is typed; this file only lets plain `node` start it.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

register();

const { builtScripts, checkBuiltScripts } = createRequire(import.meta.url)('./checkBuiltScripts.ts');
try {
  await checkBuiltScripts();
  console.log(
    `${builtScripts.length} built scripts pass the checker's rules at ES2018, but for what docs/proven.md lists of libraries.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
