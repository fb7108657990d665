import type { XmlElement } from '../../../../solution/model/xmlElement';
import { badRequest } from '../odataError';
import type { Table } from '../tables';
import { assertCarriedOut, columnOf, needed } from './fetchElement';
import { operators } from './fetchOperators';
import type { FetchFilter } from './fetchQuery';

/** Filters within filters. */
const maxDepth = 100;

/** @throws ODataError 400 */
export function readFetchFilter(
  element: XmlElement,
  alias: string,
  aliases: ReadonlyMap<string, Table>,
  depth = 1,
): FetchFilter {
  if (depth > maxDepth) throw badRequest('The filters of the FetchXML are nested too deep.');
  // What concerns the quick find of views changes nothing here.
  assertCarriedOut(element, ['type', 'isquickfindfields'], ['filter', 'condition']);
  const type = element.attributes['type'] ?? 'and';
  if (type !== 'and' && type !== 'or') throw badRequest(`The type of a filter is 'and' or 'or', not '${type}'.`);
  return {
    kind: type,
    of: element.children.map((child) =>
      child.name === 'filter'
        ? readFetchFilter(child, alias, aliases, depth + 1)
        : readCondition(child, alias, aliases),
    ),
  };
}

function readCondition(element: XmlElement, own: string, aliases: ReadonlyMap<string, Table>): FetchFilter {
  assertCarriedOut(element, ['attribute', 'operator', 'value', 'entityname', 'uiname', 'uitype'], ['value']);
  const alias = element.attributes['entityname'] ?? own;
  const table = aliases.get(alias);
  if (table === undefined) throw badRequest(`The condition names '${alias}', which is no alias of a link-entity.`);
  const column = columnOf(table, needed(element, 'attribute'));
  const name = needed(element, 'operator');
  const operator = operators.get(name);
  if (operator === undefined) throw badRequest(`The FetchXML operator '${name}' is not carried out by the simulator.`);
  const inner = element.children.map((value) => {
    assertCarriedOut(value, ['uiname', 'uitype']);
    return value.text;
  });
  const { value } = element.attributes;
  const values = value === undefined ? inner : [value, ...inner];
  const { least, most } = operator;
  if (values.length < least || values.length > most) {
    throw badRequest(
      `The operator '${name}' takes ${least === most ? least : `${least} or more`} values, not ${values.length}.`,
    );
  }
  // Types are checked now, whether a row is there or not.
  operator.make(column.rule, values, '');
  return { kind: 'condition', alias, column, operator: name, values };
}
