const leastBytes = 16;

/** The key in a signing secret, `whsec_` and base64; `undefined` where it is none, or too short to be one. */
export function readWebhookKey(secret: string): Buffer | undefined {
  const text = secret.replace(/^whsec_/, '');
  const key = Buffer.from(text, 'base64');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && key.length >= leastBytes ? key : undefined;
}
