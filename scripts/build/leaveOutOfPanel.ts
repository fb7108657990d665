import type { Plugin } from 'esbuild';

/**
 * Parts of Fluent that the panel never draws. Of buttons: key tips (no button of ours has any), pictures by address
 * (ours are drawn by us), menus (`ChoiceMenu` is ours), and buttons in two halves. Of themes: those for pages of before
 * Fluent, which only `loadTheme` asks for (ours come by `ThemeProvider`). Of text fields: the slide of a message under
 * the field. In their place stands what they do where nobody asks for them.
 */
const replaced: Readonly<Record<string, string>> = {
  'KeytipData/KeytipData': "export const KeytipData = ({ children }) => children({ 'aria-describedby': undefined });",
  'Image/Image': "export const Image = () => { throw new Error('Image was left out of this build.'); };",
  'SplitButton/SplitButton.styles': 'export const getStyles = () => ({});',
  'ContextualMenu/ContextualMenu':
    "export const ContextualMenu = () => { throw new Error('ContextualMenu was left out of this build.'); };",
  'lib-es6/index':
    "export const loadStyles = () => { throw new Error('Styles of before Fluent were left out of this build.'); }; export const loadTheme = loadStyles;",
  'motion/AnimationStyles': 'export const AnimationStyles = {}; export const AnimationVariables = {};',
};

const names = Object.keys(replaced).join('|').replaceAll('.', '\\.').replaceAll('/', '[\\\\/]');
const packages = ['@fluentui/react/lib/components', '@fluentui/theme/lib', '@microsoft/load-themed-styles'];
const places = new RegExp(
  `(?:${packages.join('|').replaceAll('/', '[\\\\/]')})[\\\\/](?:.*[\\\\/])?(?:${names})\\.js$`,
);

/** @throws while building, when a module is not there any more under its name: a new Fluent must be looked at */
export const leaveOutOfPanel: Plugin = {
  name: 'leave-out-of-panel',
  setup(build) {
    const met = new Set<string>();
    build.onLoad({ filter: places }, ({ path }) => {
      const name = path.replaceAll('\\', '/').split('/').slice(-2).join('/').replace('.js', '');
      met.add(name);
      return { contents: replaced[name] ?? '', loader: 'js' };
    });
    build.onEnd(() => {
      const missing = Object.keys(replaced).filter((name) => !met.has(name));
      return missing.length === 0
        ? {}
        : { errors: [{ text: `Fluent has no ${missing.join(', ')} any more: leaveOutOfPanel.ts.` }] };
    });
  },
};
