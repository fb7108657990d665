import type { AmiAddress } from '../ami/amiConnection';
import type { AdaptorSide } from '../../../base/adaptorSide';
import type { BrowserPhoneSettings } from '../browser/browserPhone';

export interface SupervisionSettings {
  /** Object ids of the agents who may listen to the others. */
  readonly supervisors: ReadonlySet<string>;
  /** Whether an agent is told that a supervisor is in the call. */
  readonly tellsAgents: boolean;
}

/** What the connector was told by its environment, checked. */
export interface Settings extends AdaptorSide {
  readonly ami: AmiAddress;
  /** Begins the id of each call; another one for each connector of one telephony app. */
  readonly system: string;
  /** Endpoint at the PBX by the agent's object id. */
  readonly agents: ReadonlyMap<string, string>;
  /** The same by the agent's e-mail address, where that is how the setting names them. */
  readonly emails?: ReadonlyMap<string, string>;
  /** The voicemail context whose mailboxes say whose telephone (of the same number) it is, by their e-mail address. */
  readonly mailboxes?: string;
  /** With whose rights agents dial and transfer. */
  readonly dialContext: string;
  /** The connector's own part of the dialplan. */
  readonly context: string;
  /** What stands for the `+` of a number when it is dialled. */
  readonly plus: string;
  /** What agents would dial for voicemail; `{extension}` is the agent's telephone. Absent: it is not offered. */
  readonly voicemail?: string;
  /** How Accept answers the telephone: by NOTIFY `talk`, or by the agent's hand. */
  readonly answer: 'phone' | 'talk';
  /** What agents may do with the recordings of `MixMonitor`: nothing, pause them, or begin and end them, too. */
  readonly recording: 'no' | 'pause' | 'agents';
  /** Absent: nobody may listen to others. */
  readonly supervision?: SupervisionSettings;
  /** Where agents may have their telephone in the browser. */
  readonly browserPhone?: BrowserPhoneSettings;
  /** What agents call a queue, where that is not its name at the PBX. */
  readonly queues: ReadonlyMap<string, string>;
}
