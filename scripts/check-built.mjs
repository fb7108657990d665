// The check itself is typed; this file only lets plain `node` start it.
import { require as requireTypeScript } from 'tsx/cjs/api';

const { builtScripts, checkBuiltScripts } = requireTypeScript('./checkBuiltScripts.ts', import.meta.url);
try {
  await checkBuiltScripts();
  console.log(`${builtScripts.length} built scripts pass paCheckerHosted and no-eval at ES2018.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
