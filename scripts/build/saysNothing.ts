/**
 * Names under which MSAL notes what it does and how long it takes. Nobody listens here: `msalConfiguration` names no
 * logger and no telemetry client, so that each of these calls ends in an empty function; without them `line.js` is
 * 3.5 kB less (docs/decisions/0008-smaller-web-resources.md). Our own code has no function of such a name, which a test holds.
 */
export const silentNames: ReadonlySet<string> = new Set([
  ...['verbose', 'verbosePii', 'trace', 'tracePii', 'info', 'infoPii'],
  ...['addFields', 'incrementFields', 'discardMeasurements'],
]);

/** What terser gives its `pure_funcs`: a call, of which we look at the name alone. */
interface Call {
  readonly expression?: { readonly property?: unknown };
}

/** False for a call that may be left out when nobody wants its result. */
function saysSomething({ expression }: Call): boolean {
  const name = expression?.property;
  return typeof name !== 'string' || !silentNames.has(name);
}

/**
 * For terser's `compress`: what has an effect in the arguments stays. Terser takes a function as well as a list, which
 * its types do not say; a list would name whole expressions, and a logger has many names.
 */
export const withoutSilentCalls = { pure_funcs: saysSomething as unknown as string[] };
