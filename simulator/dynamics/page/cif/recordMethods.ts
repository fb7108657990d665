import { isRow, type Row } from '../webApiClient';

/** What the record calls need of the page: the Web API and a way to show things. */
export interface RecordPort {
  list(entityName: string, options: string): Promise<readonly Row[]>;
  retrieve(entityName: string, id: string, options?: string): Promise<Row>;
  create(entityName: string, data: unknown): Promise<string>;
  update(entityName: string, id: string, data: unknown): Promise<void>;
  remove(entityName: string, id: string): Promise<void>;
  idOf(entityName: string, row: Row): string;
  nameOf(entityName: string, id: string): Promise<string>;
  openRecord(entityName: string, id: string): void;
  openSearch(text: string): void;
  /** Shows the form of a new record; resolves with its id once the agent saved it. */
  openNew(entityName: string, defaults: Readonly<Record<string, string>>): Promise<string>;
  refresh(): void;
}

type Method = (args: readonly unknown[]) => unknown;

/** Search, forms and records, as the contract's rules for `searchAndOpenRecords` and `openForm` say. */
export class RecordMethods {
  constructor(private readonly port: RecordPort) {}

  methods(): Readonly<Record<string, Method>> {
    const { port } = this;
    return {
      searchAndOpenRecords: ([entity, query, searchOnly]) =>
        this.search(String(entity), String(query), searchOnly === true),
      renderSearchPage: ([, text]) => port.openSearch(String(text)),
      openForm: ([options, parameters]) => this.openForm(parse(options), parse(parameters)),
      refreshForm: () => {
        port.refresh();
        return new Map();
      },
      retrieveRecord: async ([entity, id, options]) =>
        new Map(
          Object.entries(
            await port.retrieve(String(entity), String(id), typeof options === 'string' ? options : undefined),
          ),
        ),
      createRecord: async ([entity, data]) => {
        const id = await port.create(String(entity), parse(data));
        return new Map(Object.entries({ entityType: entity, id }));
      },
      updateRecord: async ([entity, id, data]) => {
        await port.update(String(entity), String(id), parse(data));
        return new Map(Object.entries({ entityType: entity, id }));
      },
      deleteRecord: async ([entity, id]) => {
        await port.remove(String(entity), String(id));
        return new Map(Object.entries({ entityType: entity, id }));
      },
    };
  }

  /** One hit opens its record, several the search page; with `$search` always the search page; searchOnly nothing. */
  private async search(entityName: string, query: string, searchOnly: boolean): Promise<readonly Row[]> {
    const options = new URLSearchParams(query.replace(/^\?/, '').replace(/\+/g, '%2B'));
    const text = options.get('$search');
    options.delete('$search');
    const rows = await this.port.list(entityName, options.toString());
    if (!searchOnly) {
      const [first] = rows;
      if (text !== null) this.port.openSearch(text);
      else if (rows.length === 1 && first) this.port.openRecord(entityName, this.port.idOf(entityName, first));
      else if (rows.length > 1) this.port.openSearch('');
    }
    return rows;
  }

  private async openForm(options: Row, parameters: Row): Promise<ReadonlyMap<string, unknown>> {
    const entityName = String(options['entityName'] ?? '');
    const { entityId } = options;
    let id: string;
    if (typeof entityId === 'string' && entityId !== '') {
      id = entityId.replace(/[{}]/g, '').toLowerCase();
      this.port.openRecord(entityName, id);
    } else {
      const defaults = Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]);
      id = await this.port.openNew(entityName, Object.fromEntries(defaults));
    }
    const name = await this.port.nameOf(entityName, id);
    return new Map([['savedEntityReference', [{ entityType: entityName, id, name }]]]);
  }
}

function parse(json: unknown): Row {
  if (typeof json !== 'string' || json === '') return {};
  const parsed: unknown = JSON.parse(json);
  return isRow(parsed) ? parsed : {};
}
