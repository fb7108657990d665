import type { DialFormat } from '../../../protocol/dialFormat';
import type { ActivityLogPorts } from '../../activity/activityLogPorts';
import type { CallConnection, ConnectionNews } from '../../connection/callConnection';
import type { CallsResult } from '../../connection/fetchCalls';
import type { LineSettings } from '../../core/settings/lineSettings';
import type { SignIn, TokenResult } from '../../connection/signIn';
import type { DialTarget } from '../../core/numbers/dialTarget';
import type { CustomerSearch } from '../../core/customer/customerMatch';
import type { SoundFigures } from '../../core/calls/soundFigures';
import type { CurrentSettings } from '../../core/settings/currentSettings';
import type { VariablesResult } from '../../core/settings/environmentVariables';

/** Everything outside that the leader meets. */
export interface LeaderPorts extends ActivityLogPorts {
  readonly customers: CustomerSearch;
  readonly readVariables: () => Promise<VariablesResult>;
  readonly openSignIn: (settings: LineSettings) => Promise<SignIn>;
  readonly openConnection: (
    settings: LineSettings,
    token: (options: { readonly fresh: boolean }) => Promise<TokenResult>,
    onNews: (news: ConnectionNews) => void,
  ) => CallConnection;
  readonly fetchCalls: (settings: LineSettings, token: string) => Promise<CallsResult>;
  /** Makes what an agent typed ready to dial, or says why it cannot be; `sure`: the agent has chosen it. */
  readonly dialTarget: (text: string, format: DialFormat, sure: boolean) => Promise<DialTarget>;
  /** Settles when `writeNumber` knows where numbers without a country code belong; never rejects. */
  readonly homeKnown: Promise<unknown>;
  /** Resolves when the ring that was just drawn has been painted, or nothing is being drawn; never rejects. */
  readonly whenPainted: () => Promise<void>;
  /** What makers set; `Leader.configure` changes it. */
  /** How a call has sounded in this browser; `undefined` where its sound is at the desk phone. */
  readonly soundOf: (callId: string) => SoundFigures | undefined;
  readonly settings: CurrentSettings;
  readonly newId: () => string;
}
