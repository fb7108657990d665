import { isFields, parseJson } from '../../protocol/fields';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * True when the address carries an issuer's answer: a `code` or an `error` with a `state` of the kind that MSAL makes
 * for the two ways in which we sign in. An answer goes to the channel that its state names, so that a state which names
 * anything but one request of MSAL could speak into other channels of the organisation, or send the page elsewhere.
 */
export function hasSignInAnswer(location: { readonly hash: string; readonly search: string }): boolean {
  return [location.hash.replace(/^#/, ''), location.search.replace(/^\?/, '')].some((text) => {
    const fields = new URLSearchParams(text);
    return (fields.has('code') || fields.has('error')) && isStateOfMsal(fields.get('state') ?? '');
  });
}

function isStateOfMsal(state: string): boolean {
  const library = decodeBase64(state.split('|')[0] ?? '');
  const json = library === undefined ? undefined : parseJson(library);
  if (json?.ok !== true || !isFields(json.value) || !isFields(json.value.meta)) return false;
  const { interactionType } = json.value.meta;
  const { id } = json.value;
  return typeof id === 'string' && guid.test(id) && (interactionType === 'popup' || interactionType === 'silent');
}

function decodeBase64(text: string): string | undefined {
  try {
    return atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return undefined;
  }
}
