/** What a phone column's button does in Dynamics: an event on the window, which the CIF host hands to the provider. */
export function raiseClickToAct(
  value: string,
  name: string,
  record: { readonly entityName: string; readonly entityId: string | undefined },
): void {
  const { entityName: entityLogicalName, entityId } = record;
  const detail = { value, name, format: 'Phone', entityLogicalName, ...(entityId === undefined ? {} : { entityId }) };
  window.dispatchEvent(new CustomEvent('CIClickToAct', { detail }));
}
