import type { Workspace } from '../model/workspace';
import type { Row } from '../webApiClient';
import { isRow } from '../webApiClient';
import { nameOfRecord } from './nameOfRecord';
import { quickCreate } from './quickCreate';

export interface AppNavigationParts {
  readonly workspace: Workspace;
  /** What was typed and not saved, by tab. */
  readonly drafts: ReadonlyMap<string, Row>;
  openRecord(entityName: string, entityId: string): void;
}

/** `Xrm.Navigation`, as far as the softphone and its neighbours call it. */
export function appNavigation({ workspace, drafts, openRecord }: AppNavigationParts): object {
  const goTo = (entityName: unknown, entityId: unknown): void => {
    if (typeof entityName !== 'string' || typeof entityId !== 'string') throw new Error('Which record?');
    const isDirty = Object.keys(drafts.get(workspace.focused.focusedTabId) ?? {}).length > 0;
    // Dynamics asks as soon as a page with unsaved changes would go; what it answers a script that stays is not documented.
    if (isDirty && !window.confirm('Your changes have not been saved. Leave this page?'))
      throw new Error('The user stayed on the page.');
    openRecord(entityName, entityId);
  };
  return {
    navigateTo: async (page: unknown) => {
      if (!isRow(page) || page['pageType'] !== 'entityrecord') throw new Error('The simulator opens records only.');
      goTo(page['entityName'], page['entityId']);
    },
    openForm: async (options: unknown, parameters?: unknown) => {
      if (!isRow(options) || typeof options['entityName'] !== 'string') return { savedEntityReference: [] };
      const { entityName, entityId } = options;
      if (entityId !== undefined) {
        goTo(entityName, entityId);
        return { savedEntityReference: [] };
      }
      const defaults = Object.entries(isRow(parameters) ? parameters : {});
      const id = await quickCreate(
        entityName,
        Object.fromEntries(defaults.map(([name, value]): [string, string] => [name, String(value)])),
      );
      if (id === undefined) return { savedEntityReference: [] };
      const name = await nameOfRecord(entityName, id);
      return { savedEntityReference: [{ entityType: entityName, id: `{${id.toUpperCase()}}`, name }] };
    },
  };
}
