import { readFile } from 'node:fs/promises';
import { SaxesParser } from 'saxes';

/**
 * Reads a resx text into `{ key: value }`. Throws with the file's name where the XML is broken or a key comes twice.
 * @param {string} xml
 * @param {string} fileName only for messages
 * @returns {Record<string, string>}
 */
export function parseResx(xml, fileName) {
  /** @type {Record<string, string>} */
  const strings = {};
  const parser = new SaxesParser();
  let key;
  let value;
  parser.on('error', (error) => {
    throw new Error(`${fileName} is not well-formed XML: ${error.message}`);
  });
  parser.on('opentag', (tag) => {
    if (tag.name === 'data') key = String(tag.attributes.name);
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

/** esbuild plugin: `import texts from '../strings/CifSoftphone.1033.resx'` gives the strings as one object. */
export const stringsPlugin = {
  name: 'strings',
  setup(build) {
    build.onLoad({ filter: /\.resx$/ }, async ({ path }) => ({
      contents: JSON.stringify(parseResx(await readFile(path, 'utf8'), path)),
      loader: 'json',
    }));
  },
};
