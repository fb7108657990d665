const root = '/api/data/v9.2';

/** Rows as the Web API gives them. */
export type Row = Readonly<Record<string, unknown>>;

const entitySets: Readonly<Record<string, string>> = {
  contact: 'contacts',
  account: 'accounts',
  incident: 'incidents',
  lead: 'leads',
  contoso_device: 'contoso_devices',
  contoso_site: 'contoso_sites',
  phonecall: 'phonecalls',
  systemuser: 'systemusers',
  environmentvariabledefinition: 'environmentvariabledefinitions',
  environmentvariablevalue: 'environmentvariablevalues',
};

const idColumns: Readonly<Record<string, string>> = { phonecall: 'activityid' };
export const idColumnOf = (entityName: string): string => idColumns[entityName] ?? `${entityName}id`;

/** @throws Error with the Web API's own message. */
async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(`${root}/${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json; charset=utf-8',
      // As the client scripts of Dynamics ask: without it no lookup says its table and name.
      Prefer: 'odata.include-annotations="*"',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  const answer: unknown = await response.json().catch(() => undefined);
  throw new Error(messageOf(answer) ?? `The Web API answered ${response.status}.`);
}

function messageOf(answer: unknown): string | undefined {
  if (!isRow(answer) || !isRow(answer['error'])) return undefined;
  const { message } = answer['error'];
  return typeof message === 'string' ? message : undefined;
}

export const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

function setOf(entityName: string): string {
  const entitySet = entitySets[entityName];
  if (entitySet === undefined) throw new Error(`Entity with name ${entityName} is not known.`);
  return entitySet;
}

const queryOf = (options: string | undefined): string =>
  options === undefined || options === '' ? '' : `?${options.replace(/^\?/, '')}`;

/** The Web API of the host, by table names as scripts use them. */
export const webApiClient = {
  async list(entityName: string, options?: string): Promise<readonly Row[]> {
    const answer: unknown = await (await send('GET', setOf(entityName) + queryOf(options))).json();
    const rows = isRow(answer) ? answer['value'] : undefined;
    return Array.isArray(rows) ? rows.filter(isRow) : [];
  },
  async retrieve(entityName: string, id: string, options?: string): Promise<Row> {
    const clean = id.replace(/[{}]/g, '');
    const answer: unknown = await (await send('GET', `${setOf(entityName)}(${clean})${queryOf(options)}`)).json();
    return isRow(answer) ? answer : {};
  },
  async create(entityName: string, data: unknown): Promise<string> {
    const response = await send('POST', setOf(entityName), data);
    return /\(([0-9a-f-]{36})\)/i.exec(response.headers.get('OData-EntityId') ?? '')?.[1] ?? '';
  },
  async update(entityName: string, id: string, data: unknown): Promise<void> {
    await send('PATCH', `${setOf(entityName)}(${id.replace(/[{}]/g, '')})`, data);
  },
  async remove(entityName: string, id: string): Promise<void> {
    await send('DELETE', `${setOf(entityName)}(${id.replace(/[{}]/g, '')})`);
  },
};

/** An OData string: quotes doubled; wildcards of LIKE taken literally when it goes into contains. */
export const quoted = (text: string): string => `'${text.replace(/'/g, "''")}'`;
export const escapeLike = (text: string): string => text.replace(/[%_[]/g, '[$&]');
