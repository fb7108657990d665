import { LoggableError } from '../../../base/codeOf';
import { timings } from '../base/timings';

/** What the connector asks of Asterisk's REST interface: one object of `res_pjsip` at a time. */
export interface AriPort {
  /** The object's values by name; `undefined` where there is none. @throws AriRefused */
  read(kind: 'endpoint' | 'auth', id: string): Promise<ReadonlyMap<string, string> | undefined>;
  /** Makes it, or puts other values in its place. @throws AriRefused */
  write(kind: 'auth', id: string, values: Readonly<Record<string, string>>): Promise<void>;
  /** One that is not there is no error. @throws AriRefused */
  remove(kind: 'auth', id: string): Promise<void>;
}

export interface AriAddress {
  /** With `/ari` at its end. */
  readonly url: string;
  readonly user: string;
  readonly secret: string;
}

/** ARI did not do it; its message is a code for the log, never what was sent or answered. */
export class AriRefused extends LoggableError {}

/** Speaks with ARI (`/asterisk/config/dynamic`; Asterisk's own rest-api/asterisk.json). */
export function openAri({ url, user, secret }: AriAddress, fetch = globalThis.fetch): AriPort {
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  const ask = async (method: 'GET' | 'PUT' | 'DELETE', kind: string, id: string, fields?: unknown) => {
    const answer = await fetch(`${url}/asterisk/config/dynamic/res_pjsip/${kind}/${encodeURIComponent(id)}`, {
      method,
      headers: { authorization, ...(fields === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(fields === undefined ? {} : { body: JSON.stringify({ fields }) }),
      redirect: 'error',
      signal: AbortSignal.timeout(timings.ariMs),
    }).catch(() => {
      throw new AriRefused('ari-away');
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new AriRefused(`ari-${answer.status}`);
  };
  return {
    read: async (kind, id) => {
      const answer = await ask('GET', kind, id);
      const rows: unknown = await answer.json().catch(() => undefined);
      return answer.ok ? valuesOf(rows) : undefined;
    },
    write: async (kind, id, values) => {
      const fields = Object.entries(values).map(([attribute, value]) => ({ attribute, value }));
      const answer = await ask('PUT', kind, id, fields);
      await answer.body?.cancel();
      if (!answer.ok) throw new AriRefused(`ari-${answer.status}`);
    },
    remove: async (kind, id) => {
      const answer = await ask('DELETE', kind, id);
      await answer.body?.cancel();
    },
  };
}

function valuesOf(rows: unknown): ReadonlyMap<string, string> {
  if (!Array.isArray(rows)) throw new AriRefused('ari-unreadable');
  const values = new Map<string, string>();
  for (const row of rows as readonly unknown[]) {
    if (typeof row !== 'object' || row === null || !('attribute' in row) || !('value' in row)) continue;
    const { attribute, value } = row;
    if (typeof attribute === 'string' && typeof value === 'string') values.set(attribute, value);
  }
  return values;
}
