import { idOf } from './ids';
import { tableName } from './tableXml';
import { labels, type Word } from './words';
import { element, texts, type Written } from './xmlWriter';

interface Chart {
  readonly name: Word;
  readonly by: string;
  readonly figure: string;
  readonly how: 'count' | 'avg';
  readonly form: 'Bar' | 'Column';
}

const charts: readonly Chart[] = [
  { name: 'byOutcome', by: 'cti_outcome', figure: 'activityid', how: 'count', form: 'Column' },
  { name: 'byAgent', by: 'ownerid', figure: 'activityid', how: 'count', form: 'Bar' },
  { name: 'byChannel', by: 'cti_channel', figure: 'activityid', how: 'count', form: 'Column' },
  { name: 'firstResponseByAgent', by: 'ownerid', figure: 'cti_firstresponseseconds', how: 'avg', form: 'Bar' },
];

export const chartId = (name: Word): string => idOf(`chart/${name}`).toUpperCase();

/** Each by the name of its file. */
export const chartsXml = (): ReadonlyMap<string, Written> =>
  new Map(charts.map((chart) => [chart.name, chartXml(chart)]));

const chartXml = ({ name, by, figure, how, form }: Chart): Written =>
  element('visualization', {}, [
    ...texts({ savedqueryvisualizationid: chartId(name) }),
    element('datadescription', {}, [
      element('datadefinition', {}, [
        element('fetchcollection', {}, [
          element('fetch', { mapping: 'logical', aggregate: 'true' }, [
            element('entity', { name: tableName }, [
              element('attribute', { name: by, groupby: 'true', alias: 'cti_group' }),
              element('attribute', { name: figure, aggregate: how, alias: 'cti_figure' }),
            ]),
          ]),
        ]),
        element('categorycollection', {}, [
          element('category', { alias: 'cti_group' }, [
            element('measurecollection', {}, [element('measure', { alias: 'cti_figure' })]),
          ]),
        ]),
      ]),
    ]),
    element('presentationdescription', {}, [
      element('Chart', {}, [
        element('Series', {}, [element('Series', { ChartType: form, IsValueShownAsLabel: 'True' })]),
        element('ChartAreas', {}, [element('ChartArea', {}, [element('AxisY'), element('AxisX')])]),
        element('Titles', {}, [element('Title', { Alignment: 'TopLeft', DockingOffset: '-3' })]),
      ]),
    ]),
    ...texts({ isdefault: 0 }),
    element('LocalizedNames', {}, labels('LocalizedName', name)),
    ...texts({ IsCustomizable: 1, IntroducedVersion: '1.0.0.0', CanBeDeleted: 1 }),
  ]);
