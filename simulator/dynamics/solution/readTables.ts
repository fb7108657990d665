import { allBelow } from '../../../solution/model/readFigures';
import { child, childrenOf, childText, type XmlElement } from '../../../solution/model/xmlElement';
import type { ColumnRule } from '../webapi/organisation/columnRule';
import { tableOfName, type Table } from '../webapi/tables';
import type { ImportProblems } from './importProblem';
import type { SolutionManifest } from './readSolutionManifest';

/** How the platform calls what a column holds. */
const types: Readonly<Record<ColumnRule['kind'], readonly string[]>> = {
  text: ['nvarchar', 'ntext', 'picklist'],
  integer: ['int'],
  boolean: ['bit'],
  choice: ['picklist'],
  state: ['state'],
  status: ['status'],
  time: ['datetime'],
  id: ['primarykey', 'uniqueidentifier'],
  lookup: ['lookup', 'owner'],
};
/** The platform's own, which no package writes down. */
const unwritten = new Set(['versionnumber']);

/**
 * Tables that the package makes. The organisation here knows its tables beforehand: a package that says something else
 * of one would pass here and fail there, so it is refused.
 */
export function readTables(
  customizations: XmlElement,
  { facts }: SolutionManifest,
  problems: ImportProblems,
): readonly string[] {
  const made = childrenOf(child(customizations, 'Entities'), 'Entity').filter(
    (element) => child(element, 'EntityInfo') !== undefined,
  );
  return made.map((element) => {
    const name = childText(element, 'Name').toLowerCase();
    const table = tableOfName(name);
    const refuse = (why: string): void => problems.add('table', `The entity '${name}' failed to import: ${why}`);
    if (!name.startsWith(`${facts.prefix}_`)) refuse(`its name does not begin with ${facts.prefix}_.`);
    if (table === undefined) refuse('this organisation simulates no such table.');
    else compare(element, table, refuse);
    return name;
  });
}

function compare(element: XmlElement, table: Table, refuse: (why: string) => void): void {
  const [entity] = allBelow(element, 'entity');
  const attributes = new Map(allBelow(element, 'attribute').map((one) => [childText(one, 'LogicalName'), one]));
  if (childText(entity ?? element, 'EntitySetName') !== table.entitySet) refuse('another name of its set is expected.');
  if ((childText(entity ?? element, 'IsActivity') === '1') !== (table.parties !== undefined))
    refuse('it must be an activity for ever, or never.');
  if (childText(attributes.get(table.nameColumn) ?? element, 'DisplayMask').includes('PrimaryName') !== true)
    refuse(`PrimaryName attribute not found for Entity: ${table.logicalName}`);
  for (const [column, rule] of table.columns) {
    const logical = /^_(.+)_value$/.exec(column)?.[1] ?? column;
    const attribute = attributes.get(logical);
    if (attribute === undefined && unwritten.has(logical)) continue;
    if (attribute === undefined) refuse(`it has no attribute ${logical}.`);
    else if (!types[rule.kind].includes(childText(attribute, 'Type')))
      refuse(`${logical} is a ${childText(attribute, 'Type')}, not for ${rule.kind}.`);
    else if (
      rule.kind === 'text' &&
      rule.readOnly !== true &&
      childText(attribute, 'MaxLength') !== String(rule.maxLength)
    )
      refuse(`${logical} holds ${childText(attribute, 'MaxLength')} characters, not ${rule.maxLength}.`);
  }
  const own = [...attributes.keys()].filter((name) => name.startsWith('cti_') && !table.columns.has(name));
  for (const name of own) refuse(`nobody knows the attribute ${name}.`);
}
