/** An address of XMPP: `guest@example.com/window`. */
export const bareOf = (jid: string): string => (jid.split('/')[0] ?? '').toLowerCase();

const jidPattern = /^[^@/\s\p{C}]{1,255}@[0-9a-z](?:[0-9a-z.-]{0,253}[0-9a-z])?$/u;
/** Somebody to whom an agent can write: without a window, which nobody knows. */
export const isAddress = (text: string): boolean => jidPattern.test(text.toLowerCase());

/** What stands before the @ of the desk that a guest writes to; the domain itself has none. */
export const deskNameOf = (desk: string): string | undefined => (desk.includes('@') ? desk.split('@')[0] : undefined);
