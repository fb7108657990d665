import type { CifFramework } from './cifFramework';
import type { RecordReference, SavedRecord } from './hostPort';
import { savedRecord } from './savedRecord';
import { settled } from './settled';

/** Opens records, forms of new records and the search page by what both versions of CIF offer. */
export class CifRecords {
  constructor(private readonly cif: CifFramework) {}

  async open({ entityName, id }: RecordReference): Promise<void> {
    await settled(() => this.cif.openForm(JSON.stringify({ entityName, entityId: id })));
  }

  /** Resolves when the agent has saved the new record: with its id, where the host tells it. */
  async openNew(entityName: string, values: Readonly<Record<string, string>>): Promise<SavedRecord | undefined> {
    return savedRecord(await settled(() => this.cif.openForm(JSON.stringify({ entityName }), JSON.stringify(values))));
  }

  async search(entityName: string, text: string): Promise<void> {
    await settled(() => this.cif.renderSearchPage(entityName, text));
  }
}
