import { createTheme, type Theme } from '@fluentui/react';
import type { CSSProperties } from 'react';
import { tokenNames, tokenValues, type TokenName } from './tokens';

export interface HostTheme {
  readonly dark: boolean;
  readonly rtl: boolean;
  /** What the host says of its design tokens. */
  readonly tokens: Readonly<Partial<Record<TokenName, string>>>;
}

/** What Fluent 8's theme provider takes. */
export interface Dress {
  readonly theme: Theme;
  /** The tokens for our own styles. */
  readonly style: CSSProperties;
}

/** The host's tokens for Fluent 8 and for our own styles; what the host does not give comes from Fluent's light or dark. */
export function dressLike({ dark, rtl, tokens }: HostTheme): Dress {
  const t = tokenValues(dark, tokens);
  const white = '#ffffff';
  const theme = createTheme({
    isInverted: dark,
    rtl,
    // As the labels of our own lists: what is bold is a name or what is most likely wanted.
    components: { Label: { styles: { root: { fontWeight: 400 } } } },
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
      primaryButtonText: white,
      primaryButtonTextHovered: white,
      primaryButtonTextPressed: white,
    },
  });
  return { theme, style: Object.fromEntries(tokenNames.map((name) => [`--${name}`, t[name]])) };
}
