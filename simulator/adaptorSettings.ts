import { directory } from './directory';
import type { RunningEntra } from './entra/runningEntra';
import type { RunningSignalR } from './signalr/runningSignalR';
import type { RunningStorage } from './storage/startStorage';

/** The adaptor's app settings, as an admin would set them in Azure (docs/deploy.md names each). */
export function adaptorSettings(parts: {
  readonly entra: Pick<RunningEntra, 'authority'>;
  readonly signalr: Pick<RunningSignalR, 'connectionString'>;
  readonly storage: Pick<RunningStorage, 'connectionString'>;
  readonly webhookUrl: string;
  readonly secrets: { readonly upstream: string; readonly webhook: string };
}): Record<string, string> {
  return {
    ApiScope: directory.apiScope,
    Authority: parts.entra.authority,
    AzureAd__ClientId: directory.apiClientId,
    AzureAd__TenantId: directory.tenantId,
    AzureSignalRConnectionString: parts.signalr.connectionString,
    AzureWebJobsStorage: parts.storage.connectionString,
    HubName: 'softphone',
    StorageUserTable: 'softphoneusers',
    UpstreamSecret: parts.secrets.upstream,
    TelephonyWebhookUrl: parts.webhookUrl,
    TelephonyWebhookSecret: parts.secrets.webhook,
    DialTelephonyApp: directory.telephony.clientId,
    DialFormats: 'tel, sip, supervise',
    Supervisors: directory.supervisors.join(', '),
    Directory: 'yes',
    DialCountry: 'US',
    MessageChannels: 'sms:phone, whatsapp:phone, chat',
  };
}
