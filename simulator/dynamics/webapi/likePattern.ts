/**
 * SQL's LIKE as Dataverse applies it, also below OData's contains, startswith and endswith: `%` is any text, `_` one
 * character, `[abc]`, `[a-f]` and `[^a]` one of a set. Case does not count.
 */
export function likePattern(pattern: string): RegExp {
  let source = '';
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern.charAt(index);
    const close = char === '[' ? pattern.indexOf(']', index + 2) : -1;
    if (char === '%') source += '[\\s\\S]*';
    else if (char === '_') source += '[\\s\\S]';
    else if (close > 0) {
      const set = pattern.slice(index + 1, close);
      const negated = set.startsWith('^');
      source += `[${negated ? '^' : ''}${(negated ? set.slice(1) : set).replace(/[\\\]^[]/g, '\\$&')}]`;
      index = close;
    } else source += char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  }
  return new RegExp(`^${source}$`, 'i');
}
