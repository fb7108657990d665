import { parseXml, type XmlElement } from '../../../../solution/model/xmlElement';
import { badRequest, ODataError } from '../odataError';
import { tableOfName, type Table } from '../tables';
import { assertCarriedOut, columnOf, count, flag, needed } from './fetchElement';
import { readFetchFilter } from './fetchFilters';
import {
  aggregates,
  type Aggregate,
  type FetchAttribute,
  type FetchEntity,
  type FetchLink,
  type FetchOrder,
  type FetchQuery,
} from './fetchQuery';

/** Links of one query: learn.microsoft.com, "Join tables using FetchXml", limitations. */
const maxLinks = 15;
const withoutEffect = ['version', 'mapping', 'output-format', 'no-lock'];
const ofEntity = ['attribute', 'all-attributes', 'order', 'filter', 'link-entity'];

/** @throws ODataError 400 for what is no FetchXML on this table, and for what only Dataverse carries out. */
export const parseFetch = (source: string, table: Table): FetchQuery => readFetch(readXml(source), table);

/** The same of a document that is read already. @throws ODataError 400 */
export function readFetch(fetch: XmlElement, table: Table): FetchQuery {
  if (fetch.name !== 'fetch') throw badRequest('FetchXML starts with <fetch>.');
  const known = ['top', 'count', 'page', 'distinct', 'aggregate', 'returntotalrecordcount', ...withoutEffect];
  assertCarriedOut(fetch, known, ['entity']);
  const [element, ...more] = fetch.children;
  if (element === undefined || more.length > 0) throw badRequest('<fetch> holds exactly one <entity>.');
  assertCarriedOut(element, ['name'], ofEntity);
  if (needed(element, 'name') !== table.logicalName) {
    throw badRequest(
      `The entity of the FetchXML is '${needed(element, 'name')}', that of the address '${table.logicalName}'.`,
    );
  }
  const aggregate = flag(fetch, 'aggregate');
  const reader = new EntityReader(aggregate);
  const [size, number, top] = [count(fetch, 'count'), count(fetch, 'page'), count(fetch, 'top')];
  if (top !== undefined && (size ?? number) !== undefined) {
    throw badRequest('The top attribute cannot be specified with the paging attributes page and count.');
  }
  return {
    entity: reader.read(element, table, ''),
    top,
    page: size === undefined && number === undefined ? undefined : { number: number ?? 1, size: size ?? 5000 },
    distinct: flag(fetch, 'distinct'),
    aggregate,
    countTotal: flag(fetch, 'returntotalrecordcount'),
  };
}

function readXml(source: string): XmlElement {
  try {
    return parseXml(source);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ODataError(400, '0x80040203', `Invalid XML in fetchXml: ${why}`);
  }
}

class EntityReader {
  private readonly aliases = new Map<string, Table>();

  constructor(private readonly aggregate: boolean) {}

  read(element: XmlElement, table: Table, alias: string): FetchEntity {
    this.aliases.set(alias, table);
    const children = (name: string): readonly XmlElement[] => element.children.filter((child) => child.name === name);
    // Links first: a filter may name what they join.
    const links = children('link-entity').map((link) => this.link(link, table));
    return {
      alias,
      table,
      attributes: [
        ...children('all-attributes').flatMap((every) => this.allAttributes(every, table, alias)),
        ...children('attribute').map((attribute) => this.attribute(attribute, table, alias)),
      ],
      orders: children('order').map((order) => this.order(order, table)),
      filters: children('filter').map((filter) => readFetchFilter(filter, alias, this.aliases)),
      links,
    };
  }

  private link(element: XmlElement, parent: Table): FetchLink {
    assertCarriedOut(element, ['name', 'from', 'to', 'alias', 'link-type', 'visible', 'intersect'], ofEntity);
    const name = needed(element, 'name');
    const table = tableOfName(name);
    if (table === undefined) throw badRequest(`The entity with a name = '${name}' was not found in the MetadataCache.`);
    const type = element.attributes['link-type'] ?? 'inner';
    if (type !== 'inner' && type !== 'outer') throw badRequest(`The link-type '${type}' is not carried out here.`);
    if (this.aliases.size > maxLinks) throw badRequest(`Number of link-entity elements exceeds ${maxLinks}.`);
    const alias = element.attributes['alias'] ?? `${name}${this.aliases.size}`;
    if (this.aliases.has(alias)) throw badRequest(`The alias '${alias}' is used twice in the FetchXML.`);
    return {
      outer: type === 'outer',
      from: columnOf(table, needed(element, 'from')),
      to: columnOf(parent, needed(element, 'to')),
      ...this.read(element, table, alias),
    };
  }

  private attribute(element: XmlElement, table: Table, entity: string): FetchAttribute {
    assertCarriedOut(element, ['name', 'alias', 'aggregate', 'groupby', 'dategrouping', 'distinct']);
    const column = columnOf(table, needed(element, 'name'));
    const aggregate = element.attributes['aggregate'];
    const groupBy = flag(element, 'groupby');
    if (this.aggregate !== (aggregate !== undefined || groupBy)) {
      throw badRequest('Each attribute of an aggregate query, and of no other, has aggregate or groupby.');
    }
    if (aggregate !== undefined && !isAggregate(aggregate)) throw badRequest(`There is no aggregate '${aggregate}'.`);
    const dateGrouping = element.attributes['dategrouping'];
    if (dateGrouping !== undefined && (dateGrouping !== 'day' || !groupBy || column.rule.kind !== 'time')) {
      throw badRequest(`The dategrouping '${dateGrouping}' of '${column.name}' is not carried out here.`);
    }
    const numbers = ['integer', 'choice', 'state', 'status'].includes(column.rule.kind);
    if ((aggregate === 'sum' || aggregate === 'avg') && !numbers) {
      throw badRequest(`The aggregate '${aggregate}' does not go with the type of '${column.name}'.`);
    }
    const own = entity === '' ? column.name : `${entity}.${needed(element, 'name')}`;
    return {
      ...column,
      shownAs: this.aggregate ? needed(element, 'alias') : (element.attributes['alias'] ?? own),
      aggregate: aggregate === undefined || !isAggregate(aggregate) ? undefined : aggregate,
      groupBy,
      byDay: dateGrouping === 'day',
      distinct: flag(element, 'distinct'),
    };
  }

  private allAttributes(element: XmlElement, table: Table, entity: string): readonly FetchAttribute[] {
    assertCarriedOut(element, []);
    if (this.aggregate) throw badRequest('all-attributes and aggregate exclude each other.');
    const shownAs = (name: string): string => (entity === '' ? name : `${entity}.${name.replace(/^_|_value$/g, '')}`);
    return [...table.columns].map(([name, rule]) => ({
      name,
      rule,
      shownAs: shownAs(name),
      aggregate: undefined,
      groupBy: false,
      byDay: false,
      distinct: false,
    }));
  }

  private order(element: XmlElement, table: Table): FetchOrder {
    assertCarriedOut(element, ['attribute', 'alias', 'descending']);
    const alias = element.attributes['alias'];
    if ((alias !== undefined) !== this.aggregate) throw badRequest('Order an aggregate query, and no other, by alias.');
    return {
      column: alias === undefined ? columnOf(table, needed(element, 'attribute')) : undefined,
      alias,
      descending: flag(element, 'descending'),
    };
  }
}

const isAggregate = (name: string): name is Aggregate => aggregates.some((one) => one === name);
