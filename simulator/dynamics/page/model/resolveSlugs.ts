export type Slugs = Readonly<Record<string, string>>;

/** Puts the values into `{slug}` places; one without a value stays as it is written, so that it can be seen. */
export const resolveSlugs = (text: string, slugs: Slugs): string =>
  text.replace(/\{([^{}]+)\}/g, (raw, name: string) => slugs[name] ?? raw);

/** Names of slugs in `text` that have no value. */
export const missingSlugs = (text: string, slugs: Slugs): readonly string[] =>
  [...text.matchAll(/\{([^{}]+)\}/g)].flatMap((match) => {
    const name = match[1] ?? '';
    return slugs[name] === undefined ? [name] : [];
  });

/** Template parameters as slugs: numbers and booleans become text, everything else is no slug. */
export function toSlugs(parameters: Readonly<Record<string, unknown>>): Slugs {
  const slugs: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      slugs[name] = String(value);
  }
  return slugs;
}
