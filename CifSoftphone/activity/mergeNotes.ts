/**
 * Two texts that came from the same one become one in which nothing is lost: what they begin with in common, then what
 * this agent wrote, then what the other one did.
 */
export function mergeNotes(ours: string, theirs: string): string {
  const common = commonStart(ours, theirs);
  const [mine, other] = [ours.slice(common), theirs.slice(common).trim()];
  if (other === '') return ours;
  return mine.trim() === '' ? theirs : `${ours.trimEnd()}\n${other}`;
}

/** In whole words: half a word is nobody's text. */
function commonStart(one: string, other: string): number {
  let end = 0;
  while (end < one.length && one[end] === other[end]) end += 1;
  if (end === one.length || end === other.length) return end;
  while (end > 0 && !/\s/.test(one[end - 1] ?? '')) end -= 1;
  return end;
}
