import type { Clock } from '../base/clock';
import { createManagedIdentity } from '../credentials/createManagedIdentity';
import { resources, type TokenSource } from '../credentials/tokenSource';
import { createAskHttp, type AskHttp } from '../http/askHttp';
import { createSendHttp, type SendHttp } from '../http/sendHttp';
import type { ManagedIdentity, Settings } from '../settings/settings';
import { createSignalRClient, traceSignalR, type SignalRClient } from '../signalr/createSignalRClient';
import { proofByIdentity, proofByKey } from '../signalr/serviceProof';
import { openTables, type Tables } from '../storage/openTables';
import type { Telemetry } from '../telemetry/telemetry';

/** The two services of Azure that the adaptor asks, each by key or by the app's own identity, as the settings say. */
export interface AzureServices {
  readonly tables: Tables;
  readonly signalR: SignalRClient;
}

/** What a test has instead of the real thing. */
export interface AzureEdges {
  readonly tables?: Tables;
  readonly sendHttp?: SendHttp;
  readonly askHttp?: AskHttp;
}

export function azureServices(
  { signalR, storage, hubName, userTable }: Settings,
  edges: AzureEdges,
  clock: Clock,
  telemetry: Telemetry,
): AzureServices {
  const { askHttp = createAskHttp() } = edges;
  const tokensOf = (identity: ManagedIdentity, resource: string): TokenSource => {
    const tokens = createManagedIdentity(identity, askHttp, clock);
    // The first ring finds it there. What is wrong shows when it is asked for.
    tokens(resource).catch(() => undefined);
    return tokens;
  };
  const proof =
    'identity' in signalR
      ? proofByIdentity(signalR, hubName, tokensOf(signalR.identity, resources.signalR), askHttp)
      : proofByKey(signalR, hubName, clock);
  const tokens = 'identity' in storage ? tokensOf(storage.identity, resources.storage) : undefined;
  return {
    tables: edges.tables ?? openTables({ storage, userTable }, telemetry, tokens),
    signalR: traceSignalR(
      createSignalRClient(signalR, hubName, proof, edges.sendHttp ?? createSendHttp(askHttp)),
      telemetry,
    ),
  };
}
