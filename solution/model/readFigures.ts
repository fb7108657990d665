import { child, childrenOf, childText, type XmlElement } from './xmlElement';

/** A view, chart, dashboard or app as its element, with what tells it apart. */
export interface LabelledPart {
  /** The id in braces; empty of what is known by its name. */
  readonly id: string;
  readonly name: string;
  /** In the language of the package. */
  readonly label: string;
  readonly element: XmlElement;
}

/** What people see calls and figures with. */
export interface Figures {
  readonly tables: readonly LabelledPart[];
  readonly views: readonly LabelledPart[];
  readonly charts: readonly LabelledPart[];
  readonly dashboards: readonly LabelledPart[];
  readonly siteMaps: readonly LabelledPart[];
  readonly apps: readonly LabelledPart[];
}

export function readFigures(customizations: XmlElement): Figures {
  const tables = childrenOf(child(customizations, 'Entities'), 'Entity');
  const views = tables.flatMap((table) =>
    childrenOf(child(child(table, 'SavedQueries'), 'savedqueries'), 'savedquery'),
  );
  const charts = tables.flatMap((table) => childrenOf(child(table, 'Visualizations'), 'visualization'));
  const parts = (section: string, name: string) => childrenOf(child(customizations, section), name);
  return {
    // Root components name tables in lower case.
    tables: tables.map((element) => ({
      ...toPart(element, '', 'Name'),
      name: childText(element, 'Name').toLowerCase(),
    })),
    views: views.map((element) => toPart(element, 'savedqueryid', '')),
    charts: charts.map((element) => toPart(element, 'savedqueryvisualizationid', '')),
    dashboards: parts('Dashboards', 'Dashboard').map((element) => toPart(element, 'FormId', '')),
    siteMaps: parts('AppModuleSiteMaps', 'AppModuleSiteMap').map((element) => toPart(element, '', 'SiteMapUniqueName')),
    apps: parts('AppModules', 'AppModule').map((element) => toPart(element, '', 'UniqueName')),
  };
}

const toPart = (element: XmlElement, id: string, name: string): LabelledPart => ({
  id: id === '' ? '' : childText(element, id),
  name: name === '' ? '' : childText(element, name),
  label: child(element, 'LocalizedNames')?.children[0]?.attributes['description'] ?? '',
  element,
});

/** All elements of a name below this one, itself included. */
export function allBelow(element: XmlElement, name: string): readonly XmlElement[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap((one) => allBelow(one, name))];
}
