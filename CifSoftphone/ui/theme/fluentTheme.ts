import { createTheme, type Theme } from '@fluentui/react';
import type { HostTheme } from './hostTheme';
import { tokenValues } from './tokens';

/** The host's tokens for Fluent 8; what the host does not give comes from Fluent's light or dark. */
export function fluentTheme({ dark, rtl, tokens }: HostTheme): Theme {
  const t = tokenValues(dark, tokens);
  const white = '#ffffff';
  return createTheme({
    isInverted: dark,
    rtl,
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
      buttonBorderDisabled: t.colorNeutralStroke1,
      inputFocusBorderAlt: t.colorBrandForeground1,
      primaryButtonBackgroundDisabled: t.colorNeutralBackgroundDisabled,
      primaryButtonTextDisabled: t.colorNeutralForegroundDisabled,
      primaryButtonText: white,
      primaryButtonTextHovered: white,
      primaryButtonTextPressed: white,
    },
  });
}
