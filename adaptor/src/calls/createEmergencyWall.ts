import { helpRule } from '../../../protocol/emergencyRule';
import type { DialFormat } from '../../../protocol/dialFormat';
import type { EmergencySettings } from '../settings/settings';

/** What an agent's softphone wants to be called. */
export interface Wanted {
  readonly target: string;
  readonly format?: DialFormat;
  readonly confirmed?: true;
}

/** True when the telephony system must not be asked to call it, whatever a softphone says. */
export type EmergencyWall = (wanted: Wanted) => boolean;

/** An exchange may stand in another town than the agent: a call for help from here could reach the wrong helpers. */
export function createEmergencyWall({ country, more, mayBeConfirmed }: EmergencySettings): EmergencyWall {
  const callsForHelp = helpRule({ ...(country === undefined ? {} : { country }), more });
  return ({ target, format, confirmed }) =>
    format !== 'mailto' && callsForHelp(target) && !(mayBeConfirmed && confirmed === true);
}
