import { mergeStyles, type IStyle } from '@fluentui/react';

/**
 * A class name for each style, registered when it is first asked for: what a place never shows costs no rules, and the
 * first paint of a control waits only for its own.
 */
export function lazyClasses<Name extends string>(
  styles: Readonly<Record<Name, IStyle>>,
): Readonly<Record<Name, string>> {
  const known: Partial<Record<Name, string>> = {};
  const classes = {};
  for (const name of Object.keys(styles) as Name[]) {
    Object.defineProperty(classes, name, {
      enumerable: true,
      get: () => (known[name] ??= mergeStyles({ displayName: name }, styles[name])),
    });
  }
  return classes as Readonly<Record<Name, string>>;
}
