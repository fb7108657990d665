import { isFields } from '../../protocol/fields';
import type { Randomness } from './randomness';

/** In every text that is made up: if one of these words is in a log, personal data would have been too. */
export const canary = { number: '+12025550187', name: 'Canary-Quillfeather' } as const;

const texts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '‮ \u202e',
  '\r\nInjected: header',
  '{"level":"warn","event":"forged"}\n',
  "' or 1 eq 1 or '",
  '%_[]^',
  '<img src=x onerror=alert(1)>',
  '../../../etc/passwd',
  '${jndi:ldap://127.0.0.1/a}',
  'null',
  'NaN',
  '__proto__',
  'constructor',
  '+12025550187',
  'Canary-Quillfeather',
  '70000000-0000-4000-8000-0000000000a1',
  '6a1f0c3e-0d3b-4c2a-9d55-1f2e3d4c5b6a_70000000-0000-4000-8000-0000000000b2',
];
/** Many times more than any door lets in, and little enough for the fuzzer itself not to be what takes long. */
const maxTextLength = 4_000_000;

const numbers: readonly number[] = [0, -0, -1, 1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324];
const keys: readonly string[] = ['callId', 'data', 'id', 'type', '__proto__', 'constructor', 'toString', 'length', ''];

const deep = (depth: number): unknown => {
  let value: unknown = [];
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Any JSON value at all. */
function junk(random: Randomness, depth = 0): unknown {
  switch (random.below(depth > 3 ? 6 : 9)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.pick(numbers);
    case 3:
      return random.pick(texts);
    case 4:
      return random.pick(texts).repeat(random.below(40));
    case 5:
      return random.pick(texts) + String(random.next());
    case 6:
      return Array.from({ length: random.below(5) }, () => junk(random, depth + 1));
    case 7:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [random.pick(keys), junk(random, depth + 1)]),
      );
    default:
      return random.chance(0.02) ? deep(random.pick([100, 2_000])) : random.pick(numbers);
  }
}

/** The sample with some of its parts changed, removed, added or made long. */
export function mutate(random: Randomness, sample: unknown): unknown {
  if (random.chance(0.08)) return junk(random);
  if (Array.isArray(sample)) {
    const list = (sample as unknown[]).map((one) => (random.chance(0.3) ? mutate(random, one) : one));
    if (random.chance(0.15)) list.splice(random.below(list.length + 1), random.below(3), junk(random));
    // Long lists of small parts only: a list of long lists would keep the fuzzer busy, not the door.
    const isLong = random.chance(0.02) && (JSON.stringify(list[0]) ?? '').length < 1_000;
    return isLong ? Array.from({ length: 3_000 }, () => list[0]) : list;
  }
  if (isFields(sample)) {
    const names = Object.keys(sample);
    const chosen = random.pick(names.length > 0 ? names : ['']);
    const entries = Object.entries(sample).flatMap(([name, value]): [string, unknown][] => {
      if (name !== chosen) return [[name, value]];
      if (random.chance(0.15)) return [];
      if (random.chance(0.1)) return [[name.toUpperCase(), value]];
      return [[name, mutate(random, value)]];
    });
    if (random.chance(0.15)) entries.push([random.pick(keys), junk(random)]);
    return Object.fromEntries(entries);
  }
  if (typeof sample === 'string' && random.chance(0.5)) return mutateText(random, sample);
  return junk(random);
}

/** A text with something cut out, doubled or put in. */
export function mutateText(random: Randomness, sample: string): string {
  const at = random.below(sample.length + 1);
  switch (random.below(6)) {
    case 0:
      return sample.slice(0, at);
    case 1:
      return sample.slice(0, at) + random.pick(texts) + sample.slice(at);
    case 2:
      return sample.slice(0, at) + String.fromCharCode(random.below(65_536)) + sample.slice(at + 1);
    case 3:
      return sample.repeat(Math.min(random.pick([2, 10, 300]), Math.ceil(maxTextLength / (sample.length + 1))));
    case 4:
      return random.pick(texts);
    default:
      return sample;
  }
}

/** JSON as a careless or hostile sender writes it: mostly whole, sometimes broken. */
export function mutatedJson(random: Randomness, sample: unknown): string {
  const text = JSON.stringify(mutate(random, sample)) ?? '';
  return random.chance(0.15) ? mutateText(random, text) : text;
}
