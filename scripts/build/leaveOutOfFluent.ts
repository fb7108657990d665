import type { Plugin } from 'esbuild';

/**
 * Parts of Fluent that its buttons and menus bring along and that no softphone draws: buttons in two halves and
 * pictures as icons. 4 kB of `panel.js` after gzip. What stands in their place says so if it is ever reached.
 */
const refused = (name: string): string =>
  `export function ${name}(){throw new Error('${name} was left out of this build.')}`;
const leftOut: Readonly<Record<string, string>> = {
  'Button/SplitButton/SplitButton.styles': 'export const getStyles=()=>({})',
  'ContextualMenu/ContextualMenuItemWrapper/ContextualMenuSplitButton': refused('ContextualMenuSplitButton'),
  'Image/Image': refused('Image'),
};
const places = new RegExp(
  `[\\\\/]@fluentui[\\\\/]react[\\\\/]lib[\\\\/]components[\\\\/](${Object.keys(leftOut).join('|')})\\.js$`,
);

/** @throws while building, when a module is not there any more under its name: a new Fluent must be looked at */
export const leaveOutOfFluent: Plugin = {
  name: 'leave-out-of-fluent',
  setup(build) {
    const met = new Set<string>();
    build.onLoad({ filter: places }, ({ path }) => {
      const plain = path.replace(/\\/g, '/');
      const name = Object.keys(leftOut).find((one) => plain.endsWith(`/${one}.js`)) ?? '';
      met.add(name);
      return { contents: leftOut[name] ?? '', loader: 'js' };
    });
    build.onEnd(() => {
      const missing = Object.keys(leftOut).filter((name) => !met.has(name));
      return missing.length === 0
        ? {}
        : { errors: [{ text: `Fluent has no ${missing.join(', ')} any more: leaveOutOfFluent.ts.` }] };
    });
  },
};
