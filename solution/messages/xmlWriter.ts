/** An element as it is written: what is within it is a text, elements, or nothing. */
export interface Written {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly within: string | readonly Written[];
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  within: Written['within'] = [],
): Written => ({ name, attributes, within });

/** Elements that hold one text each, in this order. */
export const texts = (values: Readonly<Record<string, string | number>>): readonly Written[] =>
  Object.entries(values).map(([name, value]) => element(name, {}, String(value)));

/** As the sources of a solution are written: two spaces a level, one element a line. */
export function toXml({ name, attributes, within }: Written, indent = ''): string {
  const start = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}`;
  if (within.length === 0) return `${start} />`;
  if (typeof within === 'string') return `${start}>${escaped(within)}</${name}>`;
  return [`${start}>`, ...within.map((one) => toXml(one, `${indent}  `)), `${indent}</${name}>`].join('\n');
}

/** A source file of one element. */
export const xmlFile = ({ name, attributes, within }: Written): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${toXml(
    element(name, { ...attributes, 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' }, within),
  )}\n`;
