import { createHash } from 'node:crypto';
import type { Application } from './graphShapes';

export type Scope = Application['api']['oauth2PermissionScopes'][number];
export type AppRole = Application['appRoles'][number];

export const scopeName = 'functionuser';
export const roleNames = {
  send: 'Calls.Send',
  upstream: 'Upstream.Send',
  use: 'Softphone.Use',
  administer: 'Softphone.Administer',
} as const;

/** Keys by which registrations are found again: display names are not unique in a tenant. */
export const uniqueNames = {
  api: (installation: string) => `cif-softphone-adaptor-${installation}`,
  page: (installation: string) => `cif-softphone-page-${installation}`,
  telephony: (installation: string, system: string) => `cif-softphone-telephony-${installation}-${system}`,
};

/** The redirect URI of one organisation, exact to the letter. */
export const redirectUri = (organisation: string): string =>
  `${organisation}/WebResources/cti_/softphone/redirect.html`;

/** The scope that the softphone asks for in the agent's name. */
export const wantedScope = (uniqueName: string): Scope => ({
  id: idFrom(`${uniqueName}/${scopeName}`),
  value: scopeName,
  type: 'User',
  isEnabled: true,
  adminConsentDisplayName: 'Ring me',
  adminConsentDescription: 'Lets the softphone receive and answer calls of the person who is signed in.',
  userConsentDisplayName: 'Ring me',
  userConsentDescription: 'Lets the softphone receive and answer your calls.',
});

/**
 * Who may do what at the adaptor. People have a role of their own, because Entra's default role is meant only for
 * registrations that declare none.
 */
export const wantedRoles = (uniqueName: string): readonly AppRole[] => [
  role(uniqueName, roleNames.send, 'Application', 'Telephony system', 'Rings agents and tells what becomes of calls.'),
  role(uniqueName, roleNames.upstream, 'Application', 'SignalR Service', 'Tells the adaptor of connections.'),
  role(uniqueName, roleNames.use, 'User', 'Agent', 'Uses the softphone.'),
  role(uniqueName, roleNames.administer, 'User', 'Administrator', 'Lets the own softphone ring for a test.'),
];

const role = (
  uniqueName: string,
  value: string,
  member: string,
  displayName: string,
  description: string,
): AppRole => ({
  id: idFrom(`${uniqueName}/${value}`),
  value,
  allowedMemberTypes: [member],
  isEnabled: true,
  displayName,
  description,
});

/** The same id for the same name, in the form of a UUID version 5: a repeated run must not invent another one. */
function idFrom(name: string): string {
  const bytes = createHash('sha1').update(`cif-softphone/${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
