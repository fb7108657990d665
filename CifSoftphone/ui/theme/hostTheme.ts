import type { ICustomizerContext, Theme } from '@fluentui/react';
import type { CSSProperties } from 'react';
import { tokenNames, tokenValues, type TokenName } from './tokens';

export interface HostTheme {
  readonly dark: boolean;
  readonly rtl: boolean;
  /** What the host says of its design tokens. */
  readonly tokens: Readonly<Partial<Record<TokenName, string>>>;
}

/** What a place wears. */
export interface Dress {
  /** For Fluent 8's parts, made when the first of them is drawn: no form waits for it. */
  readonly fluent: ICustomizerContext;
  /** The tokens for our own styles. */
  readonly style: CSSProperties;
}

/** As the labels of our own lists: what is bold is a name or what is most likely wanted. */
const scopedSettings = { Label: { styles: { root: { fontWeight: 400 } } } };

/**
 * The host's tokens for our own styles and for Fluent 8.
 * @param fluentTheme makes Fluent's theme of them; `undefined` while what makes it is not loaded
 */
export function dressLike(theme: HostTheme, fluentTheme: (theme: HostTheme) => Theme | undefined): Dress {
  const values = tokenValues(theme.dark, theme.tokens);
  let made: Theme | undefined;
  const settings = {
    get theme(): Theme | undefined {
      return (made ??= fluentTheme(theme));
    },
  };
  return {
    fluent: { customizations: { inCustomizerContext: true, settings, scopedSettings } },
    // Native parts (a list, a date, a slider) wear it too.
    style: {
      colorScheme: theme.dark ? 'dark' : 'light',
      ...Object.fromEntries(tokenNames.map((name) => [`--${name}`, values[name]])),
    },
  };
}
