import { allBelow, type LabelledPart } from '../model/readFigures';
import { child, childrenOf, childText, type XmlElement } from '../model/xmlElement';
import { stockColumns } from '../messages/stockColumns';
import type { SolutionCheck } from './solutionCheck';

const partOrder = (
  'Type Name LogicalName RequiredLevel DisplayMask ImeMode ValidForUpdateApi ValidForReadApi ValidForCreateApi ' +
  'IsCustomField IsAuditEnabled IsLogical IsSecured IntroducedVersion IsCustomizable IsRenameable ' +
  'CanModifySearchSettings CanModifyRequirementLevelSettings CanModifyAdditionalSettings SourceType ' +
  'IsGlobalFilterEnabled IsSortableEnabled CanModifyGlobalFilterSettings CanModifyIsSortableSettings ExternalName ' +
  'IsDataSourceSecret AutoNumberFormat IsSearchable IsFilterable IsRetrievable IsLocalizable Format MinValue MaxValue ' +
  'MaxLength Length CanChangeDateTimeBehavior Behavior AppDefaultValue OptionSetName optionset LookupStyle ' +
  'LookupTypes displaynames Descriptions'
).split(' ');
const tableOrder = 'Name EntityInfo FormXml SavedQueries Visualizations RibbonDiffXml'.split(' ');
/** Left behind by the organisations of others: no other one has these tables. */
const foreign = /(^|_)(adx|mspp|msdyn)_/;

/** A table of the package's own: as published exports of activity tables are, and with nothing of somebody's organisation. */
export const checkActivityTables: SolutionCheck = ({ tables, publisher, customizationsXml }) => {
  const ties = child(customizationsXml, 'EntityRelationships')?.children ?? [];
  return tables
    .filter(({ element }) => child(element, 'EntityInfo') !== undefined)
    .flatMap((table) => tableFaults(table, publisher.prefix, ties));
};

function tableFaults({ name, element }: LabelledPart, prefix: string, ties: readonly XmlElement[]): readonly string[] {
  const entity = child(child(element, 'EntityInfo'), 'entity');
  const columns = childrenOf(child(entity, 'attributes'), 'attribute');
  const names = columns.map(({ attributes }) => attributes['PhysicalName'] ?? '');
  const own = ties.filter((tie) => childText(tie, 'ReferencingEntityName').toLowerCase() === name);
  const tied = own.map((tie) => childText(tie, 'ReferencingAttributeName'));
  const kinds = allBelow(element, 'savedquery').filter((view) => childText(view, 'isdefault') === '1');
  return [
    ...(name.startsWith(`${prefix}_`) ? [] : [`The table ${name} must begin with ${prefix}_.`]),
    ...(element.children.map((one) => one.name).join() === tableOrder.join()
      ? []
      : [`The table ${name} has its parts in another order than exports have.`]),
    ...(childText(entity, 'IsActivity') === '1' && childText(entity, 'ActivityTypeMask') === 'CommunicationActivity'
      ? []
      : [`The table ${name} is no activity, and could never become one.`]),
    ...stockColumns
      .filter((one) => !names.includes(one.name))
      .map((one) => `The table ${name} lacks ${one.name}, which each activity has.`),
    ...columns.flatMap((column) => columnFaults(name, column, prefix)),
    ...['ActivityId', 'RegardingObjectId', 'OwnerId']
      .filter((column) => !tied.includes(column))
      .map((column) => `Nothing says where ${column} of ${name} leads to.`),
    ...own
      .map((tie) => [tie.attributes['Name'] ?? '', childText(tie, 'ReferencedEntityName')].join(' '))
      .filter((words) => foreign.test(words))
      .map((words) => `The relationship ${words} is of somebody's organisation.`),
    ...['0', '1', '2', '4', '64']
      .filter((kind) => !kinds.some((view) => childText(view, 'querytype') === kind))
      .map((kind) => `The table ${name} has no default view of the kind ${kind}.`),
  ];
}

function columnFaults(table: string, column: XmlElement, prefix: string): readonly string[] {
  const name = column.attributes['PhysicalName'] ?? '';
  const parts = column.children.map((one) => one.name);
  const wanted = partOrder.filter((one) => parts.includes(one));
  const isOwn = childText(column, 'IsCustomField') === '1';
  return [
    ...(parts.join() === wanted.join() ? [] : [`${name} of ${table} has parts in another order than exports have.`]),
    ...(childText(column, 'LogicalName') === name.toLowerCase()
      ? []
      : [`${name} of ${table} has another logical name.`]),
    ...(isOwn === name.startsWith(`${prefix}_`) ? [] : [`${name} of ${table} says wrongly whose column it is.`]),
  ];
}
