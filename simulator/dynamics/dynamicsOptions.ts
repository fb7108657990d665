import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RunningPart } from '../parts';
import type { SimulatorFacts } from '../simulatorFacts';

/** Tried before every route of the host; true says that it has answered. */
export type ExtraRoutes = (request: IncomingMessage, response: ServerResponse) => Promise<boolean> | boolean;

export interface DynamicsOptions {
  /** Port of the page on loopback; 0 takes a free one. */
  readonly port: number;
  /** Path of the solution zip. Nothing of the product is read from anywhere else. */
  readonly solutionZip: string;
  /** Path of the add-on for conversations; without it the organisation has no table for them. */
  readonly messagesZip?: string;
  /** Whether the organisation has Customer Service with CIF 2.0 (it has, unless `false`); without it only the core zip imports. */
  readonly customerService?: boolean;
  /** Values by schema name, as an admin sets them after the import; an empty text counts as not set. */
  readonly environmentVariables: Readonly<Record<string, string>>;
  /** What makers have set, as JSON, where the address of the page says nothing else; nothing without it. */
  readonly makersSettings?: string;
  /** `authority` includes the tenant: `https://127.0.0.1:<port>/<tenant>`. */
  readonly entra: { readonly authority: string; readonly clientId: string; readonly caFile: string };
  /** Asked at each request, so that parts that start later can be in it. */
  readonly facts: () => SimulatorFacts;
  readonly extraRoutes?: ExtraRoutes;
}

/** One request that reached the Web API, without its query (which may hold personal data). */
export interface DataverseRequest {
  readonly method: string;
  readonly path: string;
}

/** How Dataverse refuses: 403 without privilege, 429 with `Retry-After`, 5xx. */
export interface WriteRefusal {
  readonly status: number;
  readonly retryAfterSeconds?: number;
}

/**
 * How the organisation answers when a panel asks for the CIF library: with the file; with the way to the sign-in, as for
 * a browser that sends no session cookie; or not at all.
 */
export type LibraryAnswer = 'served' | 'login-redirect' | 'missing';

/** The running Dynamics-like host; `url` is `http://localhost:<port>`. */
export interface RunningDynamics extends RunningPart {
  /** What the imported zip holds and this organisation passed over, in words for whoever imports. */
  readonly leftOut: readonly string[];
  /** Makes each answer of the Web API at least this late. */
  setDataverseDelayMs(delayMs: number): void;
  /** Refuses every write from now on as an organisation in trouble does; `undefined` ends it. */
  refuseWrites(refusal: WriteRefusal | undefined): void;
  /** Takes these privileges (`prvCreateActivity`) from every agent until it is called again; an empty list gives all back. */
  takePrivileges(names: readonly string[]): void;
  /** What this person (object id) may do in the organisation from now on. */
  setRank(oid: string, rank: 'agent' | 'softphone administrator' | 'system administrator'): void;
  /** Sets the current value of an environment variable; `undefined` removes it. Throws for a name that was not imported. */
  setEnvironmentVariable(schemaName: string, value: string | undefined): void;
  /** All Web API requests since the start, oldest first. */
  dataverseRequests(): readonly DataverseRequest[];
  /** All rows of a table as the Web API holds them (entity set name), for tests of what the product wrote. */
  rows(entitySet: string): readonly Readonly<Record<string, unknown>>[];
  /** The rows that a view of the imported solution shows, by its English name. */
  rowsOfView(view: string): readonly Readonly<Record<string, unknown>>[];
  /** What a chart of it adds up on a view. */
  figuresOf(view: string, chart: string): readonly Readonly<Record<string, unknown>>[];
  setLibraryAnswer(answer: LibraryAnswer): void;
  /** Forgets the sign-in of everybody at the page: the next navigation asks the issuer again. */
  signOutEverybody(): void;
}

export type StartDynamics = (options: DynamicsOptions) => Promise<RunningDynamics>;
