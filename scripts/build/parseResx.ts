import { SaxesParser } from 'saxes';

/**
 * Reads the strings of a resx text.
 * @param fileName only for messages
 * @throws where the XML is broken or a key comes twice
 */
export function parseResx(xml: string, fileName: string): Record<string, string> {
  const strings: Record<string, string> = {};
  const parser = new SaxesParser();
  let key: string | undefined;
  let value: string | undefined;
  parser.on('error', (error) => {
    throw new Error(`${fileName} is not well-formed XML: ${error.message}`);
  });
  parser.on('opentag', (tag) => {
    if (tag.name === 'data') key = String(tag.attributes['name']);
    if (tag.name === 'value' && key !== undefined) value = '';
  });
  parser.on('text', (text) => {
    if (value !== undefined) value += text;
  });
  parser.on('closetag', (tag) => {
    if (tag.name === 'data') key = undefined;
    if (tag.name !== 'value' || key === undefined || value === undefined) return;
    if (Object.hasOwn(strings, key)) throw new Error(`${fileName} has the key ${key} twice`);
    strings[key] = value;
    value = undefined;
  });
  parser.write(xml).close();
  return strings;
}
