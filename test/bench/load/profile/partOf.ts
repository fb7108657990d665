/** Whose a piece of the adaptor's processor time is. */
export const parts = [
  'tables client',
  'Functions library',
  'HTTP and sockets',
  'tokens and signatures',
  'JSON and schemas',
  'logging',
  'telemetry',
  'our own',
  'other Node',
  'native code',
  'garbage collection',
] as const;
export type Part = (typeof parts)[number];

/** The first that a source's path holds decides; paths are those of the bundle's map or of Node itself. */
const byPath: readonly (readonly [RegExp, Part])[] = [
  [/node_modules\/(@azure\/(data-tables|core-|abort|logger)|fast-xml|strnum|@typespec)/, 'tables client'],
  [/node_modules\/@azure\/functions/, 'Functions library'],
  [
    /node_modules\/jose|\.\.\/src\/(identity|credentials)|signServiceToken|node:(internal\/)?crypto/,
    'tokens and signatures',
  ],
  [/node_modules\/valibot|(^|\/)protocol\//, 'JSON and schemas'],
  [/\.\.\/src\/base\/log|node:(internal\/)?console|node:internal\/util\/inspect/, 'logging'],
  [/node_modules\/@opentelemetry|\.\.\/src\/telemetry/, 'telemetry'],
  [/^\.\.\/src\//, 'our own'],
  [
    /node:(_http|http|https|net|_tls|tls|internal\/(http|net|stream|webstreams|deps\/undici|fetch|url))|undici|node:(stream|internal\/js_stream)/,
    'HTTP and sockets',
  ],
  [/^node:/, 'other Node'],
];

/** What runs between requests and the adaptor in the simulator's host is a part of the host, as the cloud has its own. */
const hostFunctions: Readonly<Record<string, Part | 'idle'>> = {
  '(idle)': 'idle',
  '(program)': 'native code',
  '(garbage collector)': 'garbage collection',
};

/** @param source where the function stands, empty for what V8 has built in */
export function partOf(functionName: string, source: string): Part | 'idle' {
  const host = hostFunctions[functionName];
  if (host !== undefined) return host;
  if (source === '') return /^(parse|stringify)$/.test(functionName) ? 'JSON and schemas' : 'native code';
  return byPath.find(([path]) => path.test(source))?.[1] ?? 'Functions library';
}
