import { idOf } from './ids';
import { labels } from './words';
import { element, texts, type Written } from './xmlWriter';

/** The platform's own controls, by what they show; the same in every organisation. */
const controls = {
  text: '{4273EDBD-AC1D-40d3-9FB2-095C621B552D}',
  lines: '{E0DECE4B-6FC8-4A8F-A065-082708572369}',
  lookup: '{270BD3DB-D9AF-4782-9025-509E298DEC0A}',
  moment: '{5B773807-9FB2-42DB-97C3-7A91EFF8ADFF}',
  whole: '{C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F}',
  parties: '{CBFB742C-14E7-4A17-96BB-1A13F7F64AA2}',
  yesNo: '{67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED}',
  choice: '{3EF39988-22BB-4F0B-BBBE-64B5A3748AEE}',
} as const;

type Field = readonly [column: string, control: keyof typeof controls, rows?: number];

/** What people read, two in a line. Figures are the softphone's; the notes and what it is about are theirs, too. */
const facts: readonly (readonly Field[])[] = [
  [
    ['subject', 'text'],
    ['regardingobjectid', 'lookup'],
  ],
  [
    ['from', 'parties'],
    ['to', 'parties'],
  ],
  [
    ['cti_channel', 'text'],
    ['cti_address', 'text'],
  ],
  [
    ['cti_outcome', 'text'],
    ['cti_disposition', 'text'],
  ],
  [
    ['actualstart', 'moment'],
    ['actualend', 'moment'],
  ],
  [
    ['cti_waitseconds', 'whole'],
    ['cti_firstresponseseconds', 'whole'],
  ],
  [
    ['cti_messagesin', 'whole'],
    ['cti_messagesout', 'whole'],
  ],
  [
    ['cti_directioncode', 'yesNo'],
    ['cti_reason', 'text'],
  ],
];
const changeable = new Set(['subject', 'regardingobjectid', 'description']);

/** The main form: the facts, the notes, and under them what was written. */
export const formXml = (): Written =>
  element('FormXml', {}, [
    element('forms', { type: 'main' }, [
      element('systemform', {}, [
        ...texts({
          formid: idOf('form/main'),
          IntroducedVersion: '1.0.0.0',
          FormPresentation: 1,
          FormActivationState: 1,
        }),
        element('form', { headerdensity: 'HighWithControls', shownavigationbar: 'false' }, [
          element('tabs', {}, [tab()]),
          header(),
          element('DisplayConditions', { Order: '0', FallbackForm: 'true' }, [element('Everyone')]),
        ]),
        ...texts({ IsCustomizable: 1, CanBeDeleted: 1 }),
        element('LocalizedNames', {}, labels('LocalizedName', 'table')),
        element('Descriptions', {}, labels('Description', 'about')),
      ]),
    ]),
  ]);

const tab = (): Written =>
  element('tab', { verticallayout: 'true', id: idOf('form/tab'), IsUserDefined: '1', name: 'conversation' }, [
    element('labels', {}, labels('label', 'table')),
    element('columns', {}, [
      element('column', { width: '100%' }, [
        element('sections', {}, [
          section(
            'facts',
            '11',
            facts.map((line) => row(line)),
          ),
          section('words', '1', [...tall('description', 4), ...tall('cti_transcript', 16)]),
        ]),
      ]),
    ]),
  ]);

const section = (name: string, columns: string, rows: readonly Written[]): Written =>
  element(
    'section',
    {
      showlabel: 'false',
      showbar: 'false',
      IsUserDefined: '0',
      id: idOf(`form/section/${name}`),
      columns,
      visible: 'true',
      name,
    },
    [element('labels', {}, labels('label', 'table')), element('rows', {}, rows)],
  );

const row = (fields: readonly Field[]): Written => element('row', {}, fields.map(cell));

/** A cell that is N rows high is followed by N - 1 empty ones. */
const tall = (column: string, rows: number): readonly Written[] => [
  row([[column, 'lines', rows]]),
  ...Array.from({ length: rows - 1 }, () => element('row')),
];

function cell([column, control, rows = 1]: Field): Written {
  const id = idOf(`form/cell/${column}`);
  return element('cell', { id, locklevel: '0', colspan: '1', rowspan: String(rows) }, [
    element('labels', {}, labels('label', { english: '' })),
    element('control', {
      id: column,
      classid: controls[control],
      datafieldname: column,
      disabled: String(!changeable.has(column)),
    }),
  ]);
}

const header = (): Written =>
  element('header', { id: idOf('form/header'), celllabelposition: 'Top', columns: '1111', labelwidth: '115' }, [
    element('rows', {}, [
      element('row', {}, [
        headerCell('scheduledstart', 'moment'),
        headerCell('ownerid', 'lookup'),
        headerCell('statecode', 'choice'),
      ]),
    ]),
  ]);

const headerCell = (column: string, control: keyof typeof controls): Written =>
  element('cell', { id: idOf(`form/header/${column}`), colspan: '1', rowspan: '1' }, [
    element('labels', {}, labels('label', { english: '' })),
    element('control', { id: `header_${column}`, classid: controls[control], datafieldname: column, disabled: 'true' }),
  ]);
