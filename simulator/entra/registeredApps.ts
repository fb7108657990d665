import type { Directory } from './runningEntra';

/** An app registration, as far as signing in needs it. */
export interface RegisteredApp {
  readonly clientId: string;
  /** `spa`: in the page, PKCE and cross-origin redemption. `web`: a server, PKCE here. `daemon`: a secret, no people. */
  readonly kind: 'spa' | 'web' | 'daemon';
  readonly redirectUris: readonly string[];
  readonly secret?: string;
}

/** All registrations of the make-believe tenant, by client id. */
export function registeredApps(
  directory: Directory,
  pageOrigins: readonly string[],
): ReadonlyMap<string, RegisteredApp> {
  const below = (path: string): readonly string[] => pageOrigins.map((origin) => origin + path);
  const apps: readonly RegisteredApp[] = [
    {
      clientId: directory.pageClientId,
      kind: 'spa',
      redirectUris: below('/WebResources/cti_/softphone/redirect.html'),
    },
    { clientId: directory.dynamicsClientId, kind: 'web', redirectUris: below('/simulator/signed-in') },
    ...[directory.telephony, directory.otherTelephony].map((app) => ({
      clientId: app.clientId,
      kind: 'daemon' as const,
      redirectUris: [],
      secret: app.clientSecret,
    })),
  ];
  return new Map(apps.map((app) => [app.clientId, app]));
}
