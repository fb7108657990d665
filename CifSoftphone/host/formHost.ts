import type { HostPort } from './hostPort';
import { savedRecord } from './savedRecord';

/** What a form offers its controls; the platform's `context.navigation`. */
export interface FormNavigation {
  openForm(
    options: { entityName: string; entityId?: string; useQuickCreateForm?: boolean },
    parameters?: { [column: string]: string },
  ): Promise<unknown>;
}

/** The form of a new record, beside what the agent has open. */
export const quickCreate =
  (navigation: FormNavigation): NonNullable<HostPort['openNewRecord']> =>
  async (entityName, values) =>
    savedRecord(await navigation.openForm({ entityName, useQuickCreateForm: true }, { ...values }));

/**
 * A form without CIF: records open in the place of the form (Dynamics asks about unsaved changes), so only by the
 * agent's own click; a new record opens beside it.
 */
export function createFormHost(navigation: FormNavigation): HostPort {
  return {
    name: 'plain',
    openRecord: async ({ entityName, id }) => {
      await navigation.openForm({ entityName, entityId: id });
    },
    openNewRecord: quickCreate(navigation),
    stop: () => undefined,
  };
}
