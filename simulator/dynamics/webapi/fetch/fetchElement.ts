import type { XmlElement } from '../../../../solution/model/xmlElement';
import { badRequest, notSimulated, ODataError } from '../odataError';
import type { Table } from '../tables';
import type { FetchColumn } from './fetchQuery';

/** Nothing of a query is passed over: an attribute or element that is not carried out is refused in words. */
export function assertCarriedOut(
  element: XmlElement,
  attributes: readonly string[],
  children: readonly string[] = [],
): void {
  for (const name of Object.keys(element.attributes)) {
    if (!attributes.includes(name)) throw notSimulated(`the attribute '${name}' of <${element.name}> in FetchXML`);
  }
  for (const { name } of element.children) {
    if (!children.includes(name)) throw notSimulated(`<${name}> within <${element.name}> in FetchXML`);
  }
}

export function needed(element: XmlElement, name: string): string {
  const value = element.attributes[name];
  if (value === undefined || value === '')
    throw badRequest(`<${element.name}> in FetchXML needs the attribute '${name}'.`);
  return value;
}

/** FetchXML's booleans. */
export function flag(element: XmlElement, name: string): boolean {
  const value = element.attributes[name] ?? 'false';
  if (!['true', 'false', '1', '0'].includes(value)) throw badRequest(`'${name}' in FetchXML must be true or false.`);
  return value === 'true' || value === '1';
}

export function count(element: XmlElement, name: string): number | undefined {
  const value = element.attributes[name];
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw badRequest(`'${name}' in FetchXML must be a whole number from 1.`);
  return Number(value);
}

/** FetchXML names a lookup without the underscores of the Web API. */
export function columnOf(table: Table, name: string): FetchColumn {
  const lookup = `_${name}_value`;
  const found = table.columns.has(lookup) ? lookup : name;
  const rule = table.columns.get(found);
  if (rule === undefined || name.startsWith('_')) {
    throw new ODataError(
      400,
      '0x80041103',
      `'${table.logicalName}' entity doesn't contain attribute with Name = '${name}' and NameMapping = 'Logical'.`,
    );
  }
  return { name: found, rule };
}
