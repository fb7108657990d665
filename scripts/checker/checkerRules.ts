import powerApps from '@microsoft/eslint-plugin-power-apps';
import sdl from '@microsoft/eslint-plugin-sdl';
import type { ESLint, Linter } from 'eslint';

/** The rules of the other plugin that the Power Apps checker has as `web-sdl-…`. */
const sdlRules = [
  'no-cookies',
  'no-document-domain',
  'no-document-write',
  'no-html-method',
  'no-inner-html',
  'no-insecure-url',
  'no-msapp-exec-unsafe',
  'no-postmessage-star-origin',
  'no-winjs-html-unsafe',
];
const coreRules = ['eqeqeq', 'no-alert', 'no-console', 'no-debugger', 'no-eval', 'no-with'];

export const checkerPlugins: Record<string, ESLint.Plugin> = {
  '@microsoft/power-apps': powerApps,
  '@microsoft/sdl': sdl,
};

/**
 * Every rule for scripts that the Power Apps checker documents and that exists outside it, as errors
 * (learn.microsoft.com, "Use solution checker": best practice rules). `web-use-strict-mode` is left out: what is built as
 * a whole says it where it matters, and libraries say it for themselves.
 */
export const checkerRules: Linter.RulesRecord = {
  ...Object.fromEntries(Object.keys(powerApps.rules ?? {}).map((rule) => [`@microsoft/power-apps/${rule}`, 'error'])),
  ...Object.fromEntries(sdlRules.map((rule) => [`@microsoft/sdl/${rule}`, 'error'])),
  ...Object.fromEntries(coreRules.map((rule) => [rule, 'error'])),
  // The panel is built with `self` for `window`, which avoid-window-top does not see through.
  'no-restricted-properties': ['error', { object: 'self', property: 'top' }, { object: 'globalThis', property: 'top' }],
};

/** The rules that read the environment need to know where they are. */
export const checkerSettings = powerApps.configs.paCheckerHosted.settings ?? {};
