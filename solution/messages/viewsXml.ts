import { idOf } from './ids';
import { tableName } from './tableXml';
import { labels, type Word } from './words';
import { element, texts, type Written } from './xmlWriter';

export interface View {
  readonly name: Word;
  /** 0 for people, 1 advanced find, 2 of a row, 4 quick find, 64 lookup. */
  readonly kind: 0 | 1 | 2 | 4 | 64;
  /** The platform needs one of each kind; people add those of kind 0. */
  readonly isDefault: boolean;
  /** Columns with their widths. */
  readonly shows: Readonly<Record<string, number>>;
  readonly only?: readonly Written[];
}

const condition = (attribute: string, operator: string, value?: string): Written =>
  element('condition', { attribute, operator, ...(value === undefined ? {} : { value }) });
const filter = (...conditions: readonly Written[]): Written => element('filter', { type: 'and' }, conditions);

const short = { subject: 300, cti_channel: 90, scheduledstart: 140 };
const long = {
  scheduledstart: 140,
  subject: 280,
  cti_channel: 90,
  cti_outcome: 110,
  cti_disposition: 120,
  cti_firstresponseseconds: 120,
  cti_messagesin: 100,
  cti_messagesout: 100,
  ownerid: 150,
  regardingobjectid: 180,
};
const found = element('filter', { type: 'or', isquickfindfields: '1' }, [
  condition('subject', 'like', '{0}'),
  condition('cti_address', 'like', '{0}'),
]);

/** The first one of each kind is what an export of such a table always has; the last three are the softphone's figures. */
const views: readonly View[] = [
  { name: 'all', kind: 0, isDefault: true, shows: long },
  { name: 'advancedFind', kind: 1, isDefault: true, shows: short },
  { name: 'associated', kind: 2, isDefault: true, shows: short },
  { name: 'quickFind', kind: 4, isDefault: true, shows: short, only: [found] },
  { name: 'lookup', kind: 64, isDefault: true, shows: short },
  {
    name: 'today',
    kind: 0,
    isDefault: false,
    shows: long,
    only: [filter(condition('scheduledstart', 'today'))],
  },
  {
    name: 'week',
    kind: 0,
    isDefault: false,
    shows: long,
    only: [filter(condition('scheduledstart', 'last-seven-days'))],
  },
  {
    name: 'missed',
    kind: 0,
    isDefault: false,
    shows: {
      scheduledstart: 140,
      subject: 280,
      cti_channel: 90,
      cti_address: 160,
      ownerid: 150,
      regardingobjectid: 180,
    },
    only: [filter(condition('scheduledstart', 'today'), condition('cti_outcome', 'eq', 'missed'))],
  },
];

export const viewId = (name: Word): string => idOf(`view/${name}`);

/** Each by the name of its file. */
export const viewsXml = (): ReadonlyMap<string, Written> =>
  new Map(views.map((view) => [view.name, element('savedqueries', {}, [viewXml(view)])]));

function viewXml({ name, kind, isDefault, shows, only = [] }: View): Written {
  const columns = Object.keys(shows);
  return element('savedquery', {}, [
    ...texts({
      IsCustomizable: 1,
      CanBeDeleted: isDefault ? 0 : 1,
      isquickfindquery: kind === 4 ? 1 : 0,
      isprivate: 0,
    }),
    ...texts({ isdefault: isDefault ? 1 : 0, savedqueryid: viewId(name) }),
    element('layoutxml', {}, [
      element('grid', { name: 'resultset', jump: 'subject', select: '1', icon: '1', preview: '1' }, [
        element(
          'row',
          { name: 'result', id: 'activityid' },
          columns.map((column) => element('cell', { name: column, width: String(shows[column]) })),
        ),
      ]),
    ]),
    ...texts({ querytype: kind }),
    element('fetchxml', {}, [
      element('fetch', { version: '1.0', 'output-format': 'xml-platform', mapping: 'logical' }, [
        element('entity', { name: tableName }, [
          ...[...columns, 'activityid'].map((column) => element('attribute', { name: column })),
          element('order', { attribute: 'scheduledstart', descending: 'true' }),
          ...only,
        ]),
      ]),
    ]),
    ...texts({ IntroducedVersion: '1.0.0.0' }),
    element('LocalizedNames', {}, labels('LocalizedName', name)),
  ]);
}
