import type { Column } from './columns';
import { labels, type Words } from './words';
import { element, texts, type Written } from './xmlWriter';

const everywhere = 'ValidForAdvancedFind|ValidForForm|ValidForGrid';
const imeModes: Readonly<Record<string, string>> = { datetime: 'inactive', int: 'disabled' };
const flag = (is: boolean): number => (is ? 1 : 0);

/** `<attribute>` with all its parts in the order in which the platform writes them. @param table its logical name */
export function columnXml(table: string, column: Column): Written {
  const logical = column.name.toLowerCase();
  const { type, isOurs = false, written } = column;
  const shownIn = column.shownIn ?? everywhere;
  const isName = column.name === 'Subject';
  return element('attribute', { PhysicalName: column.name }, [
    ...texts({ Type: type, Name: logical, LogicalName: logical, RequiredLevel: column.required ?? 'none' }),
    ...(shownIn === '' ? [] : texts({ DisplayMask: shownIn })),
    ...texts({
      ImeMode: isOurs ? 'auto' : (imeModes[type] ?? 'auto'),
      ValidForUpdateApi: flag(written === undefined || written === 'update'),
      ValidForReadApi: 1,
      ValidForCreateApi: flag(written === undefined || written === 'create'),
      IsCustomField: flag(isOurs),
      IsAuditEnabled: column.audit ?? 1,
    }),
    ...(column.isLogical === true ? texts({ IsLogical: 1 }) : []),
    ...texts({
      IsSecured: 0,
      IntroducedVersion: column.introduced ?? '5.0.0.0',
      IsCustomizable: 1,
      IsRenameable: 1,
      CanModifySearchSettings: 1,
      CanModifyRequirementLevelSettings: 1,
      CanModifyAdditionalSettings: 1,
      SourceType: 0,
      IsGlobalFilterEnabled: 0,
      IsSortableEnabled: 0,
      CanModifyGlobalFilterSettings: 1,
      CanModifyIsSortableSettings: 1,
    }),
    ...(isName ? [element('ExternalName')] : []),
    ...texts({ IsDataSourceSecret: 0 }),
    element('AutoNumberFormat'),
    ...texts({
      IsSearchable: flag(isName),
      IsFilterable: column.filterable ?? 0,
      IsRetrievable: column.retrievable ?? 0,
      IsLocalizable: 0,
    }),
    ...typePart(table, column),
    element('displaynames', {}, labels('displayname', column.label)),
    element('Descriptions', {}, labels('Description', { english: column.about })),
  ]);
}

function typePart(table: string, column: Column): readonly Written[] {
  switch (column.type) {
    case 'primarykey':
    case 'uniqueidentifier':
      return [];
    case 'nvarchar': {
      // The name of an activity has twice the room of another text.
      const bytes = column.length * (column.name === 'Subject' ? 4 : 2);
      return texts({ Format: column.format, MaxLength: column.length, Length: bytes });
    }
    case 'ntext':
      return texts({ Format: column.format, MaxLength: column.length });
    case 'int':
      return texts({
        Format: column.format === 'none' ? '' : column.format,
        MinValue: column.least,
        MaxValue: 2_147_483_647,
      });
    case 'datetime':
      return texts({ Format: column.format, CanChangeDateTimeBehavior: 0, Behavior: 1 });
    case 'lookup':
    case 'owner':
    case 'partylist':
      return [
        ...texts({ LookupStyle: column.style }),
        ...(column.to.length === 0 ? [] : [element('LookupTypes', {}, column.to.map(lookupType))]),
      ];
    case 'picklist':
    case 'bit':
      return [...texts({ AppDefaultValue: column.usual }), options(table, column, column.options)];
    case 'state':
      return [optionSet(table, column, element('states', {}, states.map(stateXml)))];
    case 'status':
      return [optionSet(table, column, element('statuses', {}, states.map(statusXml)))];
  }
}

const lookupType = (code: number): Written =>
  element('LookupType', { id: '00000000-0000-0000-0000-000000000000' }, String(code));

const options = (table: string, column: Column, of: string | readonly Words[]): Written =>
  typeof of === 'string'
    ? element('OptionSetName', {}, of)
    : optionSet(
        table,
        column,
        element(
          'options',
          {},
          of.map((word, at) => element('option', { value: String(at) }, [labelled(word)])),
        ),
      );

const optionSet = (table: string, { name, type, label, about }: Column, values: Written): Written =>
  element('optionset', { Name: `${table}_${name.toLowerCase()}` }, [
    ...texts({ OptionSetType: type, IntroducedVersion: '1.0.0.0', IsCustomizable: 1 }),
    element('displaynames', {}, labels('displayname', label)),
    element('Descriptions', {}, labels('Description', { english: about })),
    values,
  ]);

const labelled = (word: Words): Written => element('labels', {}, labels('label', word));

/** Of each activity of one's own; the reasons are numbered from 1. */
const states = ['Open', 'Completed', 'Canceled', 'Scheduled'] as const;
const stateXml = (english: string, at: number): Written =>
  element('state', { value: String(at), defaultstatus: String(at + 1), invariantname: english }, [
    labelled({ english }),
  ]);
const statusXml = (english: string, at: number): Written =>
  element('status', { value: String(at + 1), state: String(at) }, [labelled({ english })]);
