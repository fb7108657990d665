import type { TabTemplate } from '../../solution/organisation';
import { resolveSlugs, type Slugs } from './resolveSlugs';

/** What a tab shows. */
export type PageSpec =
  | { readonly kind: 'list'; readonly entityName: string }
  | {
      readonly kind: 'record';
      readonly entityName: string;
      /** Absent: the form of a new record. */
      readonly entityId: string | undefined;
      readonly defaults: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'frame'; readonly url: string }
  | { readonly kind: 'unsupported'; readonly what: string };

export const recordPage = (entityName: string, entityId: string): PageSpec => ({
  kind: 'record',
  entityName,
  entityId: entityId.replace(/[{}]/g, '').toLowerCase(),
  defaults: {},
});

/** The page of a tab template, its parameters filled with slugs; parameters given by the call win. */
export function pageOfTemplate(template: TabTemplate, slugs: Slugs, given: Slugs): PageSpec {
  const parameter = (name: string): string | undefined => {
    const text = given[name] ?? template.parameters[name];
    return text === undefined || text === '' ? undefined : resolveSlugs(text, slugs);
  };
  switch (template.pageType) {
    case 'entity-record': {
      const id = parameter('entityId');
      const entityName = parameter('entityName') ?? '';
      if (id !== undefined) return recordPage(entityName, id);
      return { kind: 'record', entityName, entityId: undefined, defaults: readDefaults(parameter('data')) };
    }
    case 'entity-list':
      return { kind: 'list', entityName: parameter('entityName') ?? 'contact' };
    case 'search':
      return { kind: 'search', text: parameter('searchText') ?? '' };
    case 'third-party':
      return { kind: 'frame', url: `${parameter('url') ?? ''}${parameter('data') ?? ''}` };
    case 'web-resource':
      return { kind: 'frame', url: `/WebResources/${parameter('webresourceName') ?? ''}` };
    default:
      return { kind: 'unsupported', what: `${template.pageType} page ${parameter('name') ?? ''}`.trim() };
  }
}

function readDefaults(data: string | undefined): Readonly<Record<string, string>> {
  if (data === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).map(([name, value]: [string, unknown]) => [name, String(value)]));
  } catch {
    return {};
  }
}

/** The address that Dynamics would show for the page; `onpagenavigate` tells it. */
export function pageUrl(page: PageSpec, clientUrl: string): string {
  const base = `${clientUrl}/main.aspx?appid=c5b0c0de-0000-4000-8000-000000000001&pagetype=`;
  switch (page.kind) {
    case 'list':
      return `${base}entitylist&etn=${page.entityName}`;
    case 'record':
      return `${base}entityrecord&etn=${page.entityName}${page.entityId === undefined ? '' : `&id=${page.entityId}`}`;
    case 'search':
      return `${base}search`;
    default:
      return `${base}custom`;
  }
}
