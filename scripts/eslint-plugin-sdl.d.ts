/** The package has no types of its own; this is the part that we use. */
declare module '@microsoft/eslint-plugin-sdl' {
  import type { ESLint } from 'eslint';
  const plugin: ESLint.Plugin;
  export default plugin;
}
