/** A refusal in the adaptor's form (`application/problem+json`). */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly what: string;
  readonly retryAfterS?: number;
}

export const problemBody = ({ status, code, what, retryAfterS }: Refusal): string =>
  JSON.stringify({
    type: `urn:cif-softphone:problem:${code}`,
    title: what,
    status,
    detail: 'It was not carried out. See docs/connect-telephony.md.',
    ...{ code, what, means: 'It was not carried out.', do: 'See docs/connect-telephony.md.' },
    ...(retryAfterS === undefined ? {} : { retryAfterMs: retryAfterS * 1000 }),
  });
