/** What a telephony system may say of itself when it registers. */
export const systemRules = {
  /** As an agent reads it in one line of trouble. */
  maxNameLength: 64,
  maxUrlLength: 2_048,
  /** The current one, and while it is being changed the other. */
  mostSecrets: 2,
  mostDialFormats: 16,
  mostChannels: 16,
  /** In all groups together: some 200 KB of ids, which is what one row of a table holds with room to spare. */
  mostAgents: 5_000,
  mostGroups: 100,
} as const;

/** `whsec_` and base64, as Standard Webhooks writes a signing secret; the prefix may be missing. */
export const webhookSecretPattern = /^(?:whsec_)?[A-Za-z0-9+/]{22,342}={0,2}$/;
