/** Words, or a place that a press opens. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
  /** The host that is really opened, where the words do not show it as it is. */
  readonly host?: string;
}

const candidates = /(?:https?:\/\/|mailto:|tel:)[^\s<>"'`\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;
const allowed: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** A text in which what is an address can be pressed. All of it is text: nothing in it is markup. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(candidates)) {
    // A full stop or bracket after an address is the sentence's.
    const found = match[0].replace(/[).,;:!?\]}»”’…]+$/u, '');
    const link = linkOf(found);
    if (link === undefined) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push(link);
    from = match.index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

function linkOf(text: string): TextPart | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  if (!allowed.has(url.protocol)) return undefined;
  const isWeb = url.protocol.startsWith('http');
  // Who puts a name before the host wants it to look like another one.
  if (isWeb && (url.host === '' || url.username !== '')) return undefined;
  const isAsWritten = text.toLowerCase().startsWith(`${url.protocol}//${url.host}`);
  return { text, href: url.href, ...(isWeb && !isAsWritten ? { host: url.host } : {}) };
}
