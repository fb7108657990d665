import type { TelephonyClient } from '../../../client/src/telephonyClient';
import type { AmiConnection } from '../ami/amiConnection';
import type { AmiMessage } from '../ami/amiMessage';
import type { AriPort } from '../browser/ari';
import type { Log } from '../../../base/log';
import type { Settings } from '../settings/settings';

export interface ConnectorParts {
  readonly settings: Pick<
    Settings,
    | 'system'
    | 'agents'
    | 'emails'
    | 'mailboxes'
    | 'dialContext'
    | 'context'
    | 'plus'
    | 'voicemail'
    | 'answer'
    | 'recording'
    | 'queues'
    | 'browserPhone'
    | 'supervision'
  >;
  /** Where agents may have their telephone in the browser. */
  readonly ari?: AriPort;
  readonly client: TelephonyClient;
  readonly openPbx: (onEvent: (event: AmiMessage) => void) => Promise<AmiConnection>;
  readonly log: Log;
  readonly now?: () => number;
}
