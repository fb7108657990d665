import { watchPanelTheme } from '../../CifSoftphone/ui/theme/panelTheme';

// Its own file: each page for administrators wears it.

/** Light or dark like the page around, and the direction of the admin's language. */
export function dressPage(language: { readonly tag: string; readonly rightToLeft: boolean }, title: string): void {
  const root = document.documentElement;
  const theme = watchPanelTheme(() => language.rightToLeft, wear);
  function wear(): void {
    root.dataset['theme'] = theme().dark ? 'dark' : 'light';
  }
  wear();
  root.lang = language.tag;
  root.dir = language.rightToLeft ? 'rtl' : 'ltr';
  document.title = title;
}
