import { createHash } from 'node:crypto';
import type { ControlDefinition, Organisation } from '../../dynamics/solution/organisation';

/** A part of an organisation in its layers: what a managed package says, and what makers have put over it. */
export interface Layered {
  readonly managed: string;
  /** Wins, also over every later package. */
  readonly unmanaged: string | undefined;
}

/** What a part is to whoever uses it. */
export const shownOf = ({ managed, unmanaged }: Layered): string => unmanaged ?? managed;

/** Each part of a package by kind and name, with a print of what it is. */
function partsOf(organisation: Organisation): ReadonlyMap<string, string> {
  const { webResources, controls, roles, views, charts, dashboards, apps } = organisation;
  const { environmentVariables, channelProviders, appProfiles } = organisation;
  const { sessionTemplates, notificationTemplates, tabTemplates } = organisation;
  const all = (kind: string, list: readonly object[], key: 'name' | 'id' | 'uniqueName' | 'schemaName') =>
    list.map((one) => [`${kind} ${String(new Map(Object.entries(one)).get(key))}`, printOf(one)] as const);
  return new Map([
    ...all('web resource', webResources, 'name'),
    ...all('control', controls, 'name'),
    ...all('role', roles, 'name'),
    ...[...views, ...charts, ...dashboards].map((one) => [`figure ${one.id}`, printOf(one)] as const),
    ...all('app', apps, 'uniqueName'),
    ...all('variable', environmentVariables, 'schemaName'),
    ...all('provider', channelProviders, 'uniqueName'),
    ...all('profile', appProfiles, 'uniqueName'),
    ...[...sessionTemplates, ...notificationTemplates, ...tabTemplates].map(
      (one) => [`template ${one.uniqueName}`, printOf(one)] as const,
    ),
  ]);
}

const printOf = (part: object): string =>
  createHash('sha256')
    .update(
      JSON.stringify(part, (_key, value: unknown) => {
        if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex');
        return value instanceof Map ? [...value] : value;
      }),
    )
    .digest('hex');

export interface Imported {
  readonly parts: ReadonlyMap<string, Layered>;
  /** Versions of the controls whose scripts are in use. */
  readonly controls: ReadonlyMap<string, string>;
}

/**
 * The layers after an import. An upgrade takes away what has left the package, with what makers had put over it; an
 * update does not. A control whose version did not rise silently keeps its script.
 */
export function importLayers(before: Imported, organisation: Organisation, upgrade: boolean): Imported {
  const arriving = partsOf(organisation);
  const parts = new Map(upgrade ? [] : before.parts);
  const isStale = ({ name, version }: ControlDefinition) => {
    const there = before.controls.get(name);
    return there !== undefined && version.localeCompare(there, 'en', { numeric: true }) <= 0;
  };
  const stale = new Set(organisation.controls.filter(isStale).map(({ name }) => `control ${name}`));
  for (const [key, print] of arriving) {
    const there = before.parts.get(key);
    const managed = stale.has(key) && there !== undefined ? there.managed : print;
    parts.set(key, { managed, unmanaged: there?.unmanaged });
  }
  const controls = organisation.controls
    .filter((one) => !isStale(one))
    .map(({ name, version }) => [name, version] as const);
  return { parts, controls: new Map([...before.controls, ...controls]) };
}
