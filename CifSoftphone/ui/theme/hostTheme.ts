import { createTheme, type Theme } from '@fluentui/react';

/** The design tokens (Fluent 9 names) that our Fluent 8 parts are dressed with. */
export const usedTokens = [
  'colorNeutralBackground1',
  'colorNeutralBackground2',
  'colorNeutralBackground3',
  'colorNeutralForeground1',
  'colorNeutralForeground2',
  'colorNeutralForegroundDisabled',
  'colorNeutralBackgroundDisabled',
  'colorNeutralStroke1',
  'colorNeutralStrokeAccessible',
  'colorBrandBackground',
  'colorBrandBackgroundHover',
  'colorBrandBackgroundPressed',
  'colorBrandForeground1',
] as const;
export type Tokens = Readonly<Partial<Record<(typeof usedTokens)[number], string>>>;

export interface HostTheme {
  readonly dark: boolean;
  readonly rtl: boolean;
  readonly tokens: Tokens;
}

const light: Required<Tokens> = {
  colorNeutralBackground1: '#ffffff',
  colorNeutralBackground2: '#fafafa',
  colorNeutralBackground3: '#f5f5f5',
  colorNeutralForeground1: '#242424',
  colorNeutralForeground2: '#424242',
  colorNeutralForegroundDisabled: '#9e9e9e',
  colorNeutralBackgroundDisabled: '#f0f0f0',
  colorNeutralStroke1: '#d1d1d1',
  colorNeutralStrokeAccessible: '#616161',
  colorBrandBackground: '#0f6cbd',
  colorBrandBackgroundHover: '#115ea3',
  colorBrandBackgroundPressed: '#0c3b5e',
  colorBrandForeground1: '#0f6cbd',
};
const dark: Required<Tokens> = {
  colorNeutralBackground1: '#292929',
  colorNeutralBackground2: '#1f1f1f',
  colorNeutralBackground3: '#333333',
  colorNeutralForeground1: '#ffffff',
  colorNeutralForeground2: '#d6d6d6',
  colorNeutralForegroundDisabled: '#8a8a8a',
  colorNeutralBackgroundDisabled: '#141414',
  colorNeutralStroke1: '#666666',
  colorNeutralStrokeAccessible: '#adadad',
  colorBrandBackground: '#115ea3',
  colorBrandBackgroundHover: '#0f6cbd',
  colorBrandBackgroundPressed: '#0c3b5e',
  colorBrandForeground1: '#479ef5',
};

/** The host's tokens as a Fluent 8 theme; what the host does not give comes from Fluent's own light or dark. */
export function toFluentTheme(host: HostTheme): Theme {
  const t = { ...(host.dark ? dark : light), ...host.tokens };
  return createTheme({
    isInverted: host.dark,
    rtl: host.rtl,
    palette: {
      themePrimary: t.colorBrandBackground,
      themeDarkAlt: t.colorBrandBackgroundHover,
      themeDark: t.colorBrandBackgroundPressed,
      white: t.colorNeutralBackground1,
      black: t.colorNeutralForeground1,
      neutralPrimary: t.colorNeutralForeground1,
      neutralDark: t.colorNeutralForeground1,
      neutralSecondary: t.colorNeutralForeground2,
      neutralTertiary: t.colorNeutralForegroundDisabled,
      neutralLighter: t.colorNeutralBackground3,
      neutralLight: t.colorNeutralStroke1,
      neutralQuaternaryAlt: t.colorNeutralStroke1,
    },
    semanticColors: {
      bodyBackground: t.colorNeutralBackground1,
      bodyText: t.colorNeutralForeground1,
      bodySubtext: t.colorNeutralForeground2,
      bodyStandoutBackground: t.colorNeutralBackground2,
      variantBorder: t.colorNeutralStroke1,
      link: t.colorBrandForeground1,
      inputBackground: t.colorNeutralBackground1,
      inputText: t.colorNeutralForeground1,
      inputBorder: t.colorNeutralStrokeAccessible,
      disabledBackground: t.colorNeutralBackgroundDisabled,
      disabledBodyText: t.colorNeutralForegroundDisabled,
      disabledText: t.colorNeutralForegroundDisabled,
      buttonTextDisabled: t.colorNeutralForegroundDisabled,
      buttonBackgroundDisabled: t.colorNeutralBackgroundDisabled,
      primaryButtonText: '#ffffff',
      primaryButtonTextHovered: '#ffffff',
      primaryButtonTextPressed: '#ffffff',
    },
  });
}
