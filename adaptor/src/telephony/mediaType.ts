/** A Content-Type in its parts, in lower case (RFC 9110, section 8.3). */
export interface MediaType {
  /** `application/json`; empty where nothing was said. */
  readonly type: string;
  /** Absent where nothing was said: then it is UTF-8. */
  readonly charset?: string;
}

export function readMediaType(header: string | null): MediaType {
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(one)?.[1]).find(Boolean);
  return { type: type.trim(), ...(charset === undefined ? {} : { charset }) };
}

/** JSON, by its own name or by that of a format made of it (RFC 6839). */
export const isJsonType = ({ type }: MediaType): boolean =>
  /^(?:application|text)\/json$|^[^\s/]+\/[^\s/]+\+json$/.test(type);

/** What a body is read as, whatever it says of itself. */
export const isUtf8 = ({ charset }: MediaType): boolean =>
  charset === undefined || ['utf-8', 'utf8', 'us-ascii'].includes(charset);
