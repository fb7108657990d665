import type { ChannelProvider, Organisation } from './solution/organisation';
import type { WorkspaceControl, WorkspaceFacts } from './workspaceFacts';

/** The example organisation that a package carries as long as nobody told it the real one. */
const exampleOrganisation = 'https://org.example.com';
const cifLoader = 'msdyn_CIFV2Loader';
const organisationId = 'b0000000-0000-4000-8000-000000000001';

/** Chooses what the page needs; the channel URL of the example organisation becomes this page's own. */
export function toWorkspaceFacts(
  organisation: Organisation,
  pageUrl: string,
  agent: WorkspaceFacts['agent'],
  agents: WorkspaceFacts['agents'],
  ciProvider?: ChannelProvider,
): WorkspaceFacts {
  return {
    agent,
    agents,
    organisation: { id: organisationId, uniqueName: 'simulator', clientUrl: pageUrl },
    solution: { uniqueName: organisation.solution.uniqueName, version: organisation.solution.version },
    control: firstControl(organisation),
    provider: providerOfProfile(organisation, pageUrl),
    ciProvider: ciProvider && { ...ciProvider, channelUrl: toOwnUrl(ciProvider.channelUrl, pageUrl) },
    sessionTemplates: organisation.sessionTemplates,
    notificationTemplates: organisation.notificationTemplates,
    tabTemplates: organisation.tabTemplates,
  };
}

function firstControl(organisation: Organisation): WorkspaceControl | undefined {
  const [control] = organisation.controls;
  if (!control) return undefined;
  const { files: _files, ...definition } = control;
  return { ...definition, baseUrl: `/simulator/controls/${control.name}` };
}

/** A panel appears only for a provider of a profile that also has the CIF loader, as in the real app. */
function providerOfProfile(organisation: Organisation, pageUrl: string): ChannelProvider | undefined {
  const names = organisation.appProfiles
    .filter((profile) => profile.extensions.includes(cifLoader))
    .flatMap((profile) => profile.providers);
  const provider = organisation.channelProviders.find((candidate) => names.includes(candidate.uniqueName));
  if (!provider) return undefined;
  return { ...provider, channelUrl: toOwnUrl(provider.channelUrl, pageUrl) };
}

/** `https://org.example.com/x` becomes `<page>/x`; every other URL stays as it is. */
export function toOwnUrl(channelUrl: string, pageUrl: string): string {
  return channelUrl === exampleOrganisation || channelUrl.startsWith(`${exampleOrganisation}/`)
    ? pageUrl + channelUrl.slice(exampleOrganisation.length)
    : channelUrl;
}
