/**
 * The id of a resource under `scope`: type and names are interleaved, as
 * `…/providers/Microsoft.Storage/storageAccounts/st/blobServices/default`.
 * @throws Error when the type has another number of parts than there are names
 */
export function resourceIdOf(scope: string, type: string, names: readonly string[]): string {
  const [namespace = '', ...parts] = type.split('/');
  if (!namespace.includes('.') || parts.length === 0) throw new Error(`${type} is no resource type`);
  if (parts.length !== names.length) {
    throw new Error(`${type} wants ${parts.length} name(s) and has ${names.length}`);
  }
  if (names.some((name) => name === '')) throw new Error(`a name of ${type} is empty`);
  return `${scope}/providers/${namespace}${parts.map((part, at) => `/${part}/${names[at]}`).join('')}`;
}

/** Type and names of the last resource in an id. */
export function readResourceId(id: string): { readonly type: string; readonly names: readonly string[] } {
  const own = id.split('/providers/').at(-1)?.split('/') ?? [];
  const [namespace = '', ...pairs] = own;
  const type = [namespace, ...pairs.filter((_one, at) => at % 2 === 0)].join('/');
  return { type, names: pairs.filter((_one, at) => at % 2 === 1) };
}
