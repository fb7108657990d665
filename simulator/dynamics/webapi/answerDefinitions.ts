import type { ColumnRule } from './organisation/columnRule';
import { badRequest, notSimulated } from './odataError';
import { splitOutside } from './splitOutside';
import { tableNamed, tables, type Table } from './tables';
import type { WebApiRequest, WebApiResponse } from './webApiRequest';

/** What is told of a table, of a column, of a relationship; Dataverse tells much more, and refuses what it has not. */
const known = {
  table: ['LogicalName', 'EntitySetName', 'PrimaryIdAttribute', 'PrimaryNameAttribute', 'DisplayName'],
  Attributes: ['LogicalName', 'AttributeType', 'DisplayName'],
  OneToManyRelationships: [
    'ReferencingEntity',
    'ReferencingAttribute',
    'ReferencedEntity',
    'ReferencingEntityNavigationPropertyName',
  ],
} as const;
type Kind = keyof typeof known;
type Facts = Readonly<Record<string, unknown>>;

const attributeTypes: Readonly<Record<ColumnRule['kind'], string>> = {
  text: 'String',
  integer: 'Integer',
  boolean: 'Boolean',
  choice: 'Picklist',
  state: 'State',
  status: 'Status',
  time: 'DateTime',
  id: 'Uniqueidentifier',
  lookup: 'Lookup',
};

/**
 * `GET EntityDefinitions`: what the organisation says of its tables to whoever is signed in, whatever rows that person
 * may read. Source: learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api
 * @throws ODataError 400 for what is not told here
 */
export function answerDefinitions({ query, baseUrl, conversations }: WebApiRequest): WebApiResponse {
  const told = [...query.keys()].find((name) => !['$select', '$filter', '$expand'].includes(name));
  if (told !== undefined) throw notSimulated(`the query option '${told}' of table definitions`);
  const pick = picker('table', query.get('$select') ?? undefined, query.get('$filter') ?? undefined);
  const expands = splitOutside(query.get('$expand') ?? '', ',')
    .filter(Boolean)
    .map(readExpand);
  const value = tables
    .filter((table) => (conversations !== false || table.ofAddOn !== true) && pick.takes(definitionOf(table)))
    .map((table) => ({
      ...pick.show(definitionOf(table)),
      ...Object.fromEntries(
        expands.map(({ name, takes, show }) => [
          name,
          (name === 'Attributes' ? attributesOf(table) : relationshipsOf(table)).filter(takes).map(show),
        ]),
      ),
    }));
  return { status: 200, body: { '@odata.context': `${baseUrl}/$metadata#EntityDefinitions`, value } };
}

const label = (text: string): Facts => ({
  LocalizedLabels: [],
  UserLocalizedLabel: { Label: text, LanguageCode: 1033 },
});

const definitionOf = ({ logicalName, entitySet, idColumn, nameColumn, label: words }: Table): Facts => ({
  LogicalName: logicalName,
  EntitySetName: entitySet,
  PrimaryIdAttribute: idColumn,
  PrimaryNameAttribute: nameColumn,
  DisplayName: label(words ?? logicalName),
});

/** The logical name of a column: the Web API's own of a lookup has more around it. */
const bare = (column: string): string => /^_(.+)_value$/.exec(column)?.[1] ?? column;

const attributesOf = ({ columns, columnLabels }: Table): readonly Facts[] =>
  [...columns].map(([column, { kind }]) => ({
    LogicalName: bare(column),
    AttributeType: attributeTypes[kind],
    DisplayName: label(columnLabels?.[column] ?? bare(column)),
  }));

function relationshipsOf({ logicalName }: Table): readonly Facts[] {
  return ['phonecall', 'cti_conversation', 'activityparty'].flatMap((name) =>
    [...tableNamed(name).navigations].flatMap(([property, { column, table }]) =>
      table === logicalName
        ? [
            {
              ReferencingEntity: name,
              ReferencingAttribute: bare(column),
              ReferencedEntity: logicalName,
              ReferencingEntityNavigationPropertyName: property,
            },
          ]
        : [],
    ),
  );
}

function readExpand(text: string) {
  const [, name = '', inner = ''] = /^(\w+)\((.*)\)$/s.exec(text.trim()) ?? [];
  if (name !== 'Attributes' && name !== 'OneToManyRelationships') throw notSimulated(`$expand=${text}`);
  const options = new Map(splitOutside(inner, ';').map((one) => one.split(/=(.*)/s) as [string, string]));
  return { name, ...picker(name, options.get('$select'), options.get('$filter')) };
}

/** Which are taken, and what of each is shown. The only filter here is one column equal to one of some texts. */
function picker(kind: Kind, select: string | undefined, filter: string | undefined) {
  const columns = (select ?? known[kind].join(',')).split(',');
  const strange = columns.find((one) => !known[kind].some((name) => name === one));
  if (strange !== undefined) throw badRequest(`Could not find a property named '${strange}' on a ${kind}.`);
  const wanted = filter?.split(' or ').map((one) => {
    const [, column = '', text = ''] = /^(\w+) eq '([^']*)'$/.exec(one) ?? [];
    if (!known[kind].some((name) => name === column)) throw notSimulated(`the filter '${one}' of table definitions`);
    return { column, text };
  });
  return {
    takes: (facts: Facts): boolean => wanted?.some(({ column, text }) => facts[column] === text) ?? true,
    show: (facts: Facts): Facts => Object.fromEntries(columns.map((column) => [column, facts[column]])),
  };
}
