/** A request as a service of the tenant gets it. */
export interface TenantRequest {
  readonly method: string;
  readonly host: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly json: unknown;
  readonly bytes: Buffer;
}

export interface TenantAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One host of Microsoft's, or several. `undefined`: not mine. */
export type TenantService = (request: TenantRequest) => TenantAnswer | undefined | Promise<TenantAnswer | undefined>;

/** The form in which Graph, ARM and Dataverse refuse. */
export const refused = (status: number, code: string, message: string): TenantAnswer => ({
  status,
  json: { error: { code, message } },
});

/** What the admin who is signed in may do. Tests take one away. */
export type Right = 'applications' | 'resources' | 'role assignments' | 'system administrator' | 'key vault secrets';

/** Whether a request changes nothing, although it is a POST. */
export const isRead = ({ method, path }: Pick<TenantRequest, 'method' | 'path'>): boolean =>
  method === 'GET' ||
  method === 'OPTIONS' ||
  /\/(whatIf|validate|list|negotiate|StageSolution|SendMessageToUser|token)$/.test(path);
