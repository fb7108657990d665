/**
 * SQL's LIKE as Dataverse applies it, also below OData's contains, startswith and endswith: `%` is any text, `_` one
 * character, `[abc]`, `[a-f]` and `[^a]` one of a set. Case does not count.
 */
export function likePattern(pattern: string): RegExp {
  let source = '';
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern.charAt(index);
    const close = char === '[' ? pattern.indexOf(']', index + 2) : -1;
    // Many of them mean no more than one, and would take for ever.
    if (char === '%') source = source.endsWith(anyText) ? source : source + anyText;
    else if (char === '_') source += '[\\s\\S]';
    else if (close > 0) {
      source += characterSet(pattern.slice(index + 1, close));
      index = close;
    } else source += char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  }
  return new RegExp(`^${source}$`, 'i');
}

const anyText = '[\\s\\S]*?';

/** A range that runs backwards holds nothing, and is no fault. */
function characterSet(set: string): string {
  const negated = set.startsWith('^') && set.length > 1;
  const parts = (negated ? set.slice(1) : set).match(/[\s\S]-[\s\S]|[\s\S]/g) ?? [];
  const kept = parts
    .filter((part) => part.length < 3 || part.charAt(0) <= part.charAt(2))
    .map((part) => (part.length < 3 ? escaped(part) : `${escaped(part.charAt(0))}-${escaped(part.charAt(2))}`));
  return `[${negated ? '^' : ''}${kept.join('')}]`;
}

const escaped = (char: string): string => char.replace(/[\\\]^[-]/g, '\\$&');
