import { strictObject, string } from 'valibot';
import { readBody } from './readBody';
import { refused, type Right, type TenantService } from './tenantRequest';

const secretBody = strictObject({ value: string() });

/** Key Vaults, as far as a secret is put into one. */
export function vaultService(secrets: Map<string, string>, has: (right: Right) => boolean): TenantService {
  return ({ method, host, path, query, json }) => {
    if (!host.endsWith('.vault.azure.net')) return undefined;
    const name = /^\/secrets\/([0-9A-Za-z-]{1,127})$/.exec(path)?.[1];
    if (method !== 'PUT' || name === undefined || query.get('api-version') !== '7.4') return undefined;
    if (!has('key vault secrets')) return refused(403, 'Forbidden', 'Caller is not authorized to perform action.');
    const read = readBody(secretBody, json);
    if ('refusal' in read) return read.refusal;
    secrets.set(`${host.split('.')[0] ?? ''}/${name}`, read.body.value);
    return { status: 200, json: { id: `https://${host}${path}/1` } };
  };
}
