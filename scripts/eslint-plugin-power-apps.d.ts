/** The package has no types of its own; this is the part that we use. */
declare module '@microsoft/eslint-plugin-power-apps' {
  import type { ESLint, Linter } from 'eslint';
  const plugin: ESLint.Plugin & {
    readonly configs: {
      readonly paCheckerHosted: { readonly rules?: Linter.RulesRecord; readonly settings?: Record<string, unknown> };
    };
  };
  export default plugin;
}
