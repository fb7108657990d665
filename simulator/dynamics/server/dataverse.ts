import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DataverseRequest, WriteRefusal } from '../dynamicsOptions';
import type { ChannelProvider, Organisation, View } from '../solution/organisation';
import { readCiProvider, seedCiProvider } from '../webapi/ciProvider';
import { figuresOf, rowsOfView } from '../webapi/fetch/figuresOf';
import type { Privileges } from '../webapi/privileges';
import { RowStore } from '../webapi/rowStore';
import { seedSampleData } from '../webapi/sampleData';
import { tableNamed, tableOfSet, type TableRow } from '../webapi/tables';
import { answerWebApi } from '../webapi/webApi';
import { readBody } from '../../http/readBody';
import { sendJson } from './answers';
import { roleOfAdministrator, rolesOfAgents, type Rank } from './rolesOfAgents';
import { seedSetUp, seedUser } from './seedSetUp';
import type { SignedInAgent } from './signIn';

export const webApiRoot = '/api/data/v9.2';

/** Longest address: learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors */
const maxUrlLength = 32_768;

/** Largest body of a request: far above what any row of the described tables can hold. */
const bodyLimitBytes = 8 * 1024 * 1024;

/** The organisation's data and its Web API over HTTP, with the delay and the journal that tests ask for. */
export class Dataverse {
  delayMs = 0;
  writeRefusal: WriteRefusal | undefined;
  /** Privileges by name that every agent lacks at the moment. */
  taken: readonly string[] = [];
  private readonly privileges: Privileges | undefined;
  private readonly administrators: Privileges | undefined;
  /** By object id; whoever is not in it is an agent. */
  private readonly ranks = new Map<string, Rank>();
  private readonly store = new RowStore();
  private readonly journal: DataverseRequest[] = [];
  /** By schema name. */
  private readonly variables = new Map<string, { readonly definitionId: string; readonly valueId: string }>();

  constructor(
    private readonly organisation: Organisation,
    values: Readonly<Record<string, string>>,
    private readonly customerService = true,
  ) {
    this.privileges = rolesOfAgents(organisation);
    this.administrators = roleOfAdministrator(organisation);
    seedSampleData(this.store);
    seedCiProvider(this.store);
    seedSetUp(this.store, organisation);
    for (const definition of organisation.environmentVariables) {
      const ids = { definitionId: randomUUID(), valueId: randomUUID() };
      this.variables.set(definition.schemaName, ids);
      this.store.seed('environmentvariabledefinition', ids.definitionId, {
        schemaname: definition.schemaName,
        displayname: definition.displayName,
        description: definition.description ?? null,
        defaultvalue: definition.defaultValue ?? null,
        type: definition.type,
      });
      this.setEnvironmentVariable(definition.schemaName, values[definition.schemaName] ?? definition.currentValue);
    }
  }

  setEnvironmentVariable(schemaName: string, value: string | undefined): void {
    const ids = this.variables.get(schemaName);
    const table = tableNamed('environmentvariablevalue');
    if (!ids) throw new Error(`The imported solution has no environment variable ${schemaName}.`);
    if (value !== undefined && value !== '') {
      this.store.merge(table, ids.valueId, {
        schemaname: `${schemaName}_value`,
        value,
        _environmentvariabledefinitionid_value: ids.definitionId,
      });
    } else if (this.store.find(table, ids.valueId)) {
      this.store.remove(table, ids.valueId);
    }
  }

  /** Gives a person a row in the user table (once) and returns its id. */
  systemUserIdOf(agent: SignedInAgent): string {
    const id = agent.oid.replace(/^./, '8');
    seedUser(this.store, id, agent);
    return id;
  }

  setRank(oid: string, rank: Rank): void {
    this.ranks.set(oid, rank);
  }

  /** `undefined`: everything. */
  private privilegesOf({ oid }: SignedInAgent): Privileges | undefined {
    const rank = this.ranks.get(oid) ?? 'agent';
    if (rank === 'system administrator') return undefined;
    const all = rank === 'agent' ? this.privileges : this.administrators;
    return all && without(all, this.taken);
  }

  /** The provider row of the CIF v1 app as it is now. */
  ciProvider(): ChannelProvider | undefined {
    return readCiProvider(this.store);
  }

  requests(): readonly DataverseRequest[] {
    return [...this.journal];
  }

  rows(entitySet: string): readonly TableRow[] {
    const table = tableOfSet(entitySet);
    return table ? this.store.all(table) : [];
  }

  /** The rows of a view, by its English name, as a system administrator sees them. */
  rowsOfView(view: string): readonly TableRow[] {
    return rowsOfView(this.store, named(this.organisation.views, view), '');
  }

  /** What a chart adds up on a view, both by their English names. */
  figuresOf(view: string, chart: string): readonly TableRow[] {
    const { views, charts } = this.organisation;
    return figuresOf(this.store, named(views, view), named(charts, chart), '');
  }

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    agent: SignedInAgent | undefined,
  ): Promise<void> {
    const encodedPath = url.pathname.slice(webApiRoot.length + 1);
    const path = decoded(encodedPath);
    const method = request.method ?? 'GET';
    this.journal.push({ method, path: path ?? encodedPath });
    const body = await readBody(request, bodyLimitBytes);
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    if (!agent) {
      sendJson(response, 401, { error: { code: '0x80072560', message: 'The user is not signed in.' } });
      return;
    }
    if ((request.url ?? '').length > maxUrlLength) {
      const message = `The address is longer than ${maxUrlLength} characters.`;
      sendJson(response, 414, { error: { code: '0x80060888', message } });
      return;
    }
    if (path === undefined) {
      sendJson(response, 400, { error: { code: '0x80060888', message: 'The address is not well-formed.' } });
      return;
    }
    if (body === undefined) {
      const message = `The body is larger than ${bodyLimitBytes} bytes.`;
      sendJson(response, 413, { error: { code: '0x80060888', message } });
      return;
    }
    if (this.writeRefusal !== undefined && method !== 'GET') {
      const { status, retryAfterSeconds } = this.writeRefusal;
      const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
      sendJson(response, status, { error: { code: '0x80040220', message: 'The write is refused.' } }, headers);
      return;
    }
    const answer = answerWebApi(this.store, {
      method,
      path,
      query: url.searchParams,
      headers: request.headers,
      body,
      userId: this.systemUserIdOf(agent),
      privileges: this.privilegesOf(agent),
      customerService: this.customerService,
      conversations: this.organisation.tables.includes('cti_conversation'),
      baseUrl: url.origin + webApiRoot,
    });
    sendJson(response, answer.status, answer.body, { 'OData-Version': '4.0', ...answer.headers });
  }
}

function named(parts: readonly View[], name: string): View['query'] {
  const found = parts.find(({ names }) => names['1033'] === name);
  if (found === undefined) throw new Error(`The imported solution has no view or chart "${name}".`);
  return found.query;
}

const without = (all: Privileges, taken: readonly string[]): Privileges =>
  new Map([...all].filter(([name]) => !taken.includes(name)));

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
