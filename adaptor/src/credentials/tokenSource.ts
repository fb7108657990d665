/** A token by which an Azure service knows the adaptor. A secret: never logged, never kept outside of this process. */
export interface AccessToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

/**
 * Tokens of the adaptor's own identity. `resource` is the service's address as Entra knows it.
 * @throws Error when there is none to be had; its message holds no token
 */
export type TokenSource = (resource: string) => Promise<AccessToken>;

/** Who the adaptor is to Azure's services, as Entra knows them. */
export const resources = {
  storage: 'https://storage.azure.com',
  signalR: 'https://signalr.azure.com',
} as const;
