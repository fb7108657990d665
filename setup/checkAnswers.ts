import type { Answers, RunOptions } from './options';

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const anId = 'a client id such as 04b07795-8ddb-461a-bbee-02f9e1bf7b46';

type Checked = Answers & Pick<RunOptions, 'keyVault'>;

/** These become parts of addresses to which tokens and secrets are sent: what is misspelt must not lead elsewhere. */
const forms: readonly (readonly [option: string, of: (answers: Checked) => string | undefined, RegExp, is: string])[] =
  [
    ['tenant', ({ tenant }) => tenant, /^[a-z0-9][a-z0-9.-]*$/i, 'a tenant id or domain'],
    ['resource-group', (one) => one.resourceGroup, /^[\p{L}\p{N}_.()-]{0,89}[\p{L}\p{N}_()-]$/u, 'a resource group'],
    ['subscription', (one) => one.subscription, /\S/, 'a subscription'],
    ['profile', ({ profile }) => profile, /\S/, 'a unique name'],
    ['location', ({ location }) => location, /^[a-z0-9]+$/, 'a region such as westeurope'],
    [
      'signalr-sku',
      (one) => one.signalRSku,
      /^(Free_F1|Standard_S1|Premium_P1)$/,
      'Free_F1, Standard_S1 or Premium_P1',
    ],
    ['client-id', ({ clientId }) => clientId, id, anId],
    ['api-client-id', ({ apiClientId }) => apiClientId, id, anId],
    ['page-client-id', ({ pageClientId }) => pageClientId, id, anId],
    [
      'adaptor-host',
      (one) => one.adaptorHost,
      /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
      'a host name, without https:// and path',
    ],
    ['key-vault', ({ keyVault }) => keyVault, /^[a-z](-?[a-z0-9]){2,23}$/i, 'the name of a Key Vault, not its address'],
  ];

/** @returns what is wrong with the first that cannot be */
export function wrongAnswer(answers: Checked): string | undefined {
  const wrong = forms.find(([, of, form]) => of(answers) !== undefined && !form.test(of(answers) ?? ''));
  return wrong === undefined ? undefined : `--${wrong[0]} "${wrong[1](answers) ?? ''}" is not ${wrong[3]}.`;
}

const otherClouds = /\.(crm\d*\.)?(microsoftdynamics\.us|appsplatform\.us|dynamics\.cn)$/;

/** @returns what is wrong with it; `undefined` for an organisation of the public cloud */
export function wrongOrganisation(asked: string): string | undefined {
  const url = URL.canParse(asked) ? new URL(asked) : undefined;
  const isOrigin =
    url?.protocol === 'https:' && url.pathname === '/' && url.search + url.hash + url.username + url.password === '';
  if (!url || !isOrigin) return `--org-url "${asked}" is no address such as https://contoso.crm.dynamics.com.`;
  if (otherClouds.test(url.hostname)) {
    return `--org-url "${asked}" is in a national cloud: this command knows the public one only (docs/import.md has the way by hand).`;
  }
  if (/^[a-z0-9-]+\.crm\d*\.dynamics\.com$/.test(url.host)) return undefined;
  return `--org-url "${asked}" is no organisation such as https://contoso.crm.dynamics.com.`;
}
