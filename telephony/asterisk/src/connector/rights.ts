import type { CallCapability } from '../../../../protocol/callCapability';
import type { AmiMessage } from '../ami/amiMessage';
import { actionsFor } from '../commands/amiActions';
import type { Settings } from '../settings/settings';

/** Without these the connector cannot do its work. */
const needed = ['CoreShowChannels', 'QueueStatus', 'Hangup', 'Getvar'] as const;

export interface Rights {
  /** What agents are offered. */
  readonly capabilities: readonly CallCapability[];
  /** Actions that are missing altogether: the user's classes must be widened. */
  readonly missing: readonly string[];
  /** The user may run programs at the PBX: whoever has its secret has a shell there. */
  readonly isShell: boolean;
}

/**
 * What the manager user may do, by the answer to `ListCommands`: Asterisk lists only what the user is permitted.
 * @param own which extensions the connector's part of the dialplan has
 */
export function readRights(
  commands: AmiMessage,
  own: { readonly holds: boolean; readonly consults: boolean; readonly spies?: boolean },
  { answer, recording, voicemail, mailboxes }: Pick<Settings, 'answer' | 'recording' | 'voicemail' | 'mailboxes'>,
): Rights {
  const may = (name: string): boolean => commands.has(name);
  const capabilities = (Object.keys(actionsFor) as CallCapability[]).filter((word) => {
    if (word === 'hold' && !own.holds) return false;
    if ((word === 'consult' || word === 'conference') && !own.consults) return false;
    if (word === 'supervise' && own.spies !== true) return false;
    if (word === 'answer' && answer !== 'talk') return false;
    if (word === 'record' && recording !== 'agents') return false;
    if (word === 'voicemail' && voicemail === undefined) return false;
    if (word === 'recordPause' && recording === 'no') return false;
    return (actionsFor[word] ?? []).every(may);
  });
  return {
    capabilities,
    missing: [...needed, 'QueuePause', 'Originate', ...(mailboxes === undefined ? [] : ['VoicemailUsersList'])].filter(
      (name) => !may(name),
    ),
    isShell: ['MuteAudio', 'PJSIPNotify', 'MixMonitor', 'Command', 'UpdateConfig'].some(may),
  };
}
