import type { Dialling } from '../../../protocol/messages/dialling';
import type { DialFormat } from '../../../protocol/dialFormat';
import type { OfferedChannel } from '../../../protocol/messages/system';
import type { BlockList } from 'node:net';
import type { SignalRConnection } from './parseSignalRConnection';

/** All that an administrator can set, read and checked once at start. */
export interface Settings {
  /** Bare name of the delegated scope that agents' tokens must have. */
  readonly apiScope: string;
  /** `https://login.microsoftonline.com/<tenant>`, without trailing slash. */
  readonly authority: string;
  /** The API's app registration: audience of access tokens. */
  readonly clientId: string;
  readonly tenantId: string;
  readonly signalR: SignalRConnection;
  readonly storage: StorageSettings;
  readonly hubName: string;
  /** Table of the connections; the table of the calls has `Calls` appended. */
  readonly userTable: string;
  readonly upstream: UpstreamSettings;
  /** Of every telephony app that has no settings of its own. */
  readonly webhook: WebhookSettings | undefined;
  /** The telephony app that dials, and what it takes; `undefined` where nothing can be dialled. */
  readonly dialling: Dialling | undefined;
  /** Object ids of those who are offered to listen to calls, by the systems of the settings. */
  readonly supervisors: readonly string[];
  /** The telephony system answers `phone.requested`: agents can have a telephone in the browser. */
  readonly browserPhone: boolean;
  /** It answers `directory.requested` also before there is a call. */
  readonly directory: boolean;
  readonly systems: readonly SystemSettings[];
  /** What agents read as the name of the telephony system without settings of its own. */
  readonly telephonyName: string | undefined;
  readonly registration: RegistrationSettings;
  readonly emergency: EmergencySettings;
  /** Connection string; without one no traces or metrics are sent. */
  readonly applicationInsights: string | undefined;
  readonly ringTtlMs: number;
  readonly shownDeadlineMs: number;
  readonly limits: LimitSettings;
  readonly conversations: ConversationSettings;
}

/** Written conversations. */
export interface ConversationSettings {
  /** How many one agent may have at a time, beside a call; parked ones do not count. */
  readonly perAgent: number;
  /** Channels besides the common ones, of systems that have not registered themselves. */
  readonly channels: readonly OfferedChannel[];
}

/** An identity that Azure gives to the app: whose, and where its tokens are to be had. */
export interface ManagedIdentity {
  /** Of a user-assigned one; without it the app's own. */
  readonly clientId: string | undefined;
  readonly endpoint: string;
  /** Proves to the endpoint that it is the app that asks. A secret. */
  readonly header: string;
}

/** The storage account, by its key or by an identity. */
export type StorageSettings =
  { readonly connectionString: string } | { readonly tableServiceUri: string; readonly identity: ManagedIdentity };

/** What proves that an upstream request is the SignalR Service's. */
export interface UpstreamSettings {
  /** In the address: the current one, and while it is being changed the previous one. None: none is asked for. */
  readonly secrets: readonly string[];
  /** Object id of the service's identity and for whom its tokens are, beside the API itself. */
  readonly identity: { readonly objectId: string; readonly audience: string | undefined } | undefined;
}

/** Which numbers call for help, and what becomes of a call to one. */
export interface EmergencySettings {
  /** ISO 3166 alpha-2; `undefined` where it is not said. */
  readonly country: string | undefined;
  readonly more: readonly string[];
  /** True: what the agent was asked about and confirmed goes out. */
  readonly mayBeConfirmed: boolean;
}

export interface WebhookSettings {
  readonly url: string;
  /** The keys to sign with: the current one, and while it is being changed the previous one. */
  readonly keys: readonly Buffer[];
  /** Private networks that a webhook may reach all the same. */
  readonly allowedNetworks: BlockList | undefined;
  /** The telephony app said the address itself: it must not lead to this machine either. */
  readonly namedByApp?: true;
}

/** Whether telephony apps may register themselves, and which private networks their addresses may be in. */
export interface RegistrationSettings {
  readonly isAllowed: boolean;
  readonly allowedNetworks: BlockList | undefined;
}

/** A telephony system with settings of its own. */
export interface SystemSettings {
  /** What its settings end with. */
  readonly name: string;
  /** What agents read. */
  readonly displayName: string;
  /** The client id of its app. */
  readonly app: string;
  readonly webhook: WebhookSettings;
  /** What agents can dial by it; `undefined`: nothing. */
  readonly dialFormats: readonly DialFormat[] | undefined;
  readonly browserPhone: boolean;
  /** It answers `directory.requested` also before there is a call. */
  readonly directory: boolean;
}

/** How much one caller may ask of one instance. */
export interface LimitSettings {
  /** New calls a second of one telephony app. */
  readonly ringsPerSecond: number;
  /** Requests and messages a second of one agent. */
  readonly agentRequestsPerSecond: number;
  /** Living connections of one agent. */
  readonly connectionsPerUser: number;
}
