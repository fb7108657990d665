/** Every setting's name and, in one sentence, what it is for: the text of the error when it is missing or wrong. */
export const settingMeanings = {
  ApiScope: 'the bare name of the delegated scope that agents sign in for, for example functionuser',
  Authority:
    'the address of the sign-in service with the tenant, for example https://login.microsoftonline.com/<tenant id>',
  'AzureAd:ClientId': 'the application (client) id of the API app registration, which access tokens are issued for',
  'AzureAd:TenantId': 'the id of the Entra tenant whose people and telephony apps may call',
  AzureSignalRConnectionString: 'the connection string of the serverless Azure SignalR Service, with its access key',
  AzureSignalRConnectionString__serviceUri:
    'the https address of the SignalR Service, for an adaptor that asks it by its own identity instead of a key',
  AzureSignalRConnectionString__clientId: 'the client id of the user-assigned identity for the SignalR Service',
  AzureWebJobsStorage: 'the connection string of the storage account whose tables hold connections and calls',
  AzureWebJobsStorage__accountName:
    'the name of the storage account, for an adaptor that asks it by its own identity instead of a key',
  AzureWebJobsStorage__tableServiceUri: 'the https address of the tables of that account, instead of its name',
  AzureWebJobsStorage__clientId: 'the client id of the user-assigned identity for the storage account',
  HubName: 'the name of the SignalR hub: a letter, then letters, digits or underscores',
  StorageUserTable: 'the name of the table for connections: a letter, then letters and digits, 3 to 55 characters',
  UpstreamSecret: 'the secret that the upstream addresses of the SignalR Service carry as ?secret=',
  UpstreamSecretPrevious: 'the former upstream secret while it is being changed',
  UpstreamIdentityObjectId:
    'the object (principal) id of the identity with which the SignalR Service calls the upstream addresses',
  UpstreamAudience: 'for whom the tokens of that identity are, where it is not the API app registration',
  TelephonyWebhookUrl: 'the https address at which the telephony system learns what became of a call',
  TelephonyWebhookSecret: 'the signing secret of the webhook, whsec_ followed by at least 16 bytes in base64',
  TelephonyWebhookSecretPrevious: 'the former signing secret while it is being changed, in the same form',
  DialTelephonyApp: 'the client id of the telephony app that dials for agents; without it no dialling is offered',
  DialFormats: 'what that app can dial, as schemes with commas between them, for example tel, sip',
  Supervisors:
    'the object ids of the agents who may listen to calls, to whom alone the format supervise is offered, with commas between them',
  BrowserPhone: 'whether the telephony system lets browsers be telephones: yes or no (default)',
  Directory: 'whether the telephony system can be asked whom to dial, before there is a call: yes or no (default)',
  DialCountry: 'the country whose emergency numbers are not handed over, as two capital letters such as US',
  EmergencyNumbers: 'more numbers that count as emergency numbers, with commas between them, for example 5555, 933',
  EmergencyCalls: 'what becomes of a call to an emergency number: refuse, or ask (it goes out once the agent said yes)',
  TelephonyWebhookAllowedNetworks:
    'the private networks that the webhook may reach, for example 10.1.0.0/16, several with commas between',
  TelephonySystems:
    'the names of the telephony systems that have settings of their own, which end in _ and the name, for example north, south',
  TelephonyName:
    'what agents read as the name of the telephony system when it does not answer, for example North exchange',
  TelephonyRegistration: 'whether telephony apps may register themselves: yes (default) or no',
  RegisteredWebhookAllowedNetworks:
    'the private networks in which the webhooks of apps that register themselves may be, for example 10.1.0.0/16',
  TelephonyApp: 'the client id of the telephony app whose calls are told to this address',
  RingsPerSecond: 'how many calls a second one telephony app may offer to one instance, 1 to 10000',
  AgentRequestsPerSecond: 'how many requests a second one agent may send to one instance, 1 to 1000',
  ConversationsPerAgent:
    'how many written conversations one agent may have at a time beside a call, 1 to 50; parked ones do not count',
  MessageChannels:
    'in what the telephony systems of the settings bring conversations besides chat, sms and email, and behind a colon with what (phone, email or handle) an agent can begin one, for example whatsapp, sms:phone',
  ConnectionsPerUser: 'how many living connections one agent may have, 2 to 1000',
  APPLICATIONINSIGHTS_CONNECTION_STRING: 'the connection string of Application Insights, for traces and metrics',
  RingTtlMs: 'for how long a call rings, in milliseconds, 5000 to 120000',
  ShownDeadlineMs: 'within which time a ring must have been drawn, in milliseconds, 1000 to RingTtlMs',
} as const;

export type SettingName = keyof typeof settingMeanings;
