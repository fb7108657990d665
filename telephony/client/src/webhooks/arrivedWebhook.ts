import { ownField } from '../../../../protocol/fields';

/** A webhook as it came in. */
export interface ArrivedWebhook {
  /** Names in lower case, as Node gives them, or the `Headers` of a fetch-style request. */
  readonly headers: Pick<Headers, 'get'> | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Byte for byte as it was sent: a body that was parsed and written again has another signature. */
  readonly body: Uint8Array | string;
}

/** A header that came once; `undefined` for one that is missing or came several times. */
export function headerOf({ headers }: ArrivedWebhook, name: string): string | undefined {
  // By what it can do: frameworks have classes of their own.
  if (isList(headers)) return headers.get(name) ?? undefined;
  const value = ownField(headers, name);
  return typeof value === 'string' ? value : undefined;
}

const isList = (headers: ArrivedWebhook['headers']): headers is Pick<Headers, 'get'> =>
  typeof headers.get === 'function';
