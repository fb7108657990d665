/** An answer of the issuer. `json` and `html` exclude each other. */
export interface EntraAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: object;
  readonly html?: string;
}
