import type { Privileges } from './privileges';

export interface WebApiRequest {
  readonly method: string;
  /** Below `/api/data/v9.2/`, decoded: `contacts(…)`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
  /** `systemuserid` of the caller. */
  readonly userId: string;
  /** What the caller's roles allow; everything where nothing is said. */
  readonly privileges?: Privileges | undefined;
  readonly baseUrl: string;
  /** `false`: the organisation lacks what Customer Service brings for CIF 2.0. */
  readonly customerService?: boolean;
  /** `false`: the add-on for conversations was not imported. */
  readonly conversations?: boolean;
}

export interface WebApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
