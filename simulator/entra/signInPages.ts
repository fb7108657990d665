import type { Agent } from './entraClaims';
import type { EntraAnswer } from './entraAnswer';

const style = `body{font:16px system-ui,sans-serif;margin:0;display:grid;place-items:center;min-height:100vh;background:#f2f2f2;color:#1b1b1b}
main{background:#fff;padding:2rem;min-width:18rem;box-shadow:0 2px 6px #0003}h1{font-size:1.4rem;margin:0 0 1rem}
button{display:block;width:100%;padding:.75rem;margin:.5rem 0;font:inherit;text-align:start;border:1px solid #767676;background:#fff;cursor:pointer}
button:hover,button:focus-visible{background:#e8f0fe;outline:2px solid #0b5cad}`;

/** The account picker. `action` is the address of the very request, so that choosing goes on with it. */
export function accountPickerPage(agents: readonly Agent[], action: string): EntraAnswer {
  const choices = agents.map(
    ({ oid, name }) => `<button type="submit" name="account" value="${escapeHtml(oid)}">${escapeHtml(name)}</button>`,
  );
  return page(
    200,
    'Sign in',
    `<p>Simulated Entra ID. Pick an account:</p><form method="post" action="${escapeHtml(action)}">${choices.join('')}</form>`,
  );
}

/** For requests that cannot be answered by redirect, above all an unknown redirect address. */
export const errorPage = (message: string): EntraAnswer =>
  page(400, 'Sorry, but we’re having trouble signing you in.', `<p>${escapeHtml(message)}</p>`);

export const signedOutPage = (): EntraAnswer =>
  page(200, 'You signed out of your account', '<p>You may close this window.</p>');

function page(status: number, title: string, body: string): EntraAnswer {
  return {
    status,
    headers: {
      // As Entra's own pages: never inside somebody else's frame.
      'X-Frame-Options': 'DENY',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'Referrer-Policy': 'no-referrer',
    },
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`,
  };
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
