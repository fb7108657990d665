/** Of a browser that is set to another language than the page, the page's language counts. */
export const languageTag = (): string | undefined => {
  const page = document.documentElement.lang;
  const [language] = page.split('-');
  return navigator.languages.find((one) => one.split('-')[0] === language) ?? (page === '' ? undefined : page);
};

/**
 * A point in time in the language of the words around it, as the country of the browser writes it; always in the
 * digits 0 to 9, as Dynamics, numbers and durations have them.
 */
export const writtenDate = (timeMs: number, parts: Intl.DateTimeFormatOptions): string =>
  new Date(timeMs).toLocaleString(languageTag(), { ...parts, numberingSystem: 'latn' });
