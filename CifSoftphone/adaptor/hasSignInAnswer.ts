/** True when the address carries an issuer's answer: a `state` together with a `code` or an `error`. */
export function hasSignInAnswer(location: { readonly hash: string; readonly search: string }): boolean {
  return [location.hash.replace(/^#/, ''), location.search.replace(/^\?/, '')].some((text) => {
    const fields = new URLSearchParams(text);
    return fields.has('state') && (fields.has('code') || fields.has('error'));
  });
}
