import { administratorsRole, platformRoles } from '../checks/allowedRoles';
import { chartId } from './chartsXml';
import { idOf } from './ids';
import { tableName } from './tableXml';
import { viewId } from './viewsXml';
import { labels, type Word } from './words';
import { element, texts, type Written } from './xmlWriter';

export const dashboardId = idOf('dashboard');

/** Two in a line: a chart on a view, or the view itself. */
const cells: readonly (readonly [view: Word, chart: Word | undefined, columns: number])[] = [
  ['today', 'byOutcome', 1],
  ['today', 'byAgent', 1],
  ['week', 'byChannel', 1],
  ['week', 'firstResponseByAgent', 1],
  ['missed', undefined, 2],
];
const high = 12;

export const dashboardXml = (): Written =>
  element('Dashboard', {}, [
    element('LocalizedNames', {}, labels('LocalizedName', 'dashboard')),
    ...texts({ FormId: dashboardId, IsCustomizable: 1, IsDefault: 0 }),
    element('FormXml', {}, [
      element('forms', { type: 'dashboard' }, [
        element('form', {}, [
          element('tabs', {}, [
            element('tab', { showlabel: 'false', verticallayout: 'true', id: idOf('dashboard/tab') }, [
              element('labels', {}, labels('label', 'dashboard')),
              element('columns', {}, [element('column', { width: '100%' }, [element('sections', {}, [section()])])]),
            ]),
          ]),
          element(
            'DisplayConditions',
            { FallbackForm: 'true' },
            [administratorsRole, platformRoles[0] ?? ''].map((Id) => element('Role', { Id })),
          ),
        ]),
      ]),
    ]),
    ...texts({ IntroducedVersion: '1.0.0.0', IsTabletEnabled: 0 }),
  ]);

const section = (): Written =>
  element('section', { showlabel: 'false', showbar: 'false', columns: '11', id: idOf('dashboard/section') }, [
    element('labels', {}, labels('label', 'dashboard')),
    element('rows', {}, [
      ...[cells.slice(0, 2), cells.slice(2, 4), cells.slice(4)].flatMap((line) => [
        element('row', {}, line.map(cell)),
        ...Array.from({ length: high - 1 }, () => element('row')),
      ]),
    ]),
  ]);

function cell([view, chart, columns]: (typeof cells)[number]): Written {
  const name = `dashboard/${chart ?? view}`;
  const attributes = { colspan: String(columns), rowspan: String(high), showlabel: 'true', id: idOf(`${name}/cell`) };
  return element('cell', { ...attributes, auto: 'false' }, [
    element('labels', {}, labels('label', chart ?? view)),
    element(
      'control',
      {
        id: `Component${idOf(name).slice(1, 8)}`,
        uniqueid: idOf(`${name}/control`),
        classid: '{E7A81278-8635-4d9e-8D4D-59480B391C5B}',
        indicationOfSubgrid: 'true',
      },
      [element('parameters', {}, parameters(view, chart))],
    ),
  ]);
}

const parameters = (view: Word, chart: Word | undefined): readonly Written[] => [
  ...texts({ TargetEntityType: tableName, ChartGridMode: chart === undefined ? 'Grid' : 'Chart' }),
  ...texts({ EnableQuickFind: 'false', EnableViewPicker: 'false', EnableJumpBar: 'false', RecordsPerPage: 10 }),
  element('HeaderColorCode'),
  ...texts({ ViewId: viewId(view).toUpperCase(), IsUserView: 'false' }),
  element('ViewIds'),
  ...texts({ AutoExpand: 'Fixed', VisualizationId: chart === undefined ? '' : chartId(chart), IsUserChart: 'false' }),
  ...texts({ EnableChartPicker: 'false' }),
  element('RelationshipName'),
];
