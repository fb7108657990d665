import { SaxesParser } from 'saxes';

/** An element of an XML document; comments and processing instructions are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The element's own text, in order, without that of its children. */
  readonly text: string;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: OpenElement[];
  text: string;
}

/**
 * Reads a whole document (a byte order mark is skipped).
 * @throws Error "line:column: reason" when it is not well formed.
 */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser();
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open: OpenElement[] = [root];
  const top = (): OpenElement => open[open.length - 1] ?? root;
  const addText = (text: string): void => {
    top().text += text;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element: OpenElement = { name: tag.name, attributes: { ...tag.attributes }, children: [], text: '' };
    top().children.push(element);
    open.push(element);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(source.replace(/^\uFEFF/, '')).close();
  const document = root.children[0];
  if (!document) {
    throw new Error('1:1: the document is empty.');
  }
  return document;
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** All children of that name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** The trimmed text of the first child of that name, `''` when there is none. */
export function childText(element: XmlElement | undefined, name: string): string {
  return child(element, name)?.text.trim() ?? '';
}

/** The same, `undefined` when there is none or it is empty. */
export function optionalText(element: XmlElement | undefined, name: string): string | undefined {
  const text = childText(element, name);
  return text === '' ? undefined : text;
}
