import type { Plugin } from 'esbuild';

/**
 * Code of MSAL that never runs here, 12 kB of `line.js`: that for Windows' account broker (`msalConfiguration` does not
 * allow it), for signing in by leaving the page (a panel cannot leave), and for tokens in localStorage (ours are in
 * sessionStorage). docs/decisions/0010-no-account-broker.md. What stands in its place says so if it is ever reached.
 */
export const leftOut = [
  'PlatformAuthInteractionClient',
  'PlatformAuthExtensionHandler',
  'PlatformAuthDOMHandler',
  'RedirectClient',
  'LocalStorage',
] as const;

const places = new RegExp(`[\\\\/]@azure[\\\\/]msal-browser[\\\\/].*[\\\\/](${leftOut.join('|')})\\.mjs$`);

/** @throws while building, when a module is not there any more under its name: a new MSAL must be looked at */
export const leaveOut: Plugin = {
  name: 'leave-out',
  setup(build) {
    const met = new Set<string>();
    build.onLoad({ filter: places }, ({ path }) => {
      const name = leftOut.find((one) => path.includes(one)) ?? '';
      met.add(name);
      const refusal = `constructor(){throw new Error('${name} was left out of this build.')}`;
      const factory = `static createProvider(){return Promise.reject(new Error('${name} was left out of this build.'))}`;
      return { contents: `export class ${name}{${refusal}${factory}}`, loader: 'js' };
    });
    build.onEnd(() => {
      const missing = leftOut.filter((name) => !met.has(name));
      return missing.length === 0
        ? {}
        : { errors: [{ text: `MSAL has no ${missing.join(', ')} any more: leaveOut.ts.` }] };
    });
  },
};
