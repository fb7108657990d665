import { DoneSessions } from './doneSessions';
import { HostNotifications } from './hostNotifications';
import { KpiReporter } from './kpiReporter';
import { PresenceSync } from './presenceSync';

/**
 * What only a host with sessions, notifications, presence or figures needs. The panel brings it; a form without CIF has
 * none of these and does not carry the code.
 */
export interface HostExtras {
  readonly DoneSessions: typeof DoneSessions;
  readonly HostNotifications: typeof HostNotifications;
  readonly KpiReporter: typeof KpiReporter;
  readonly PresenceSync: typeof PresenceSync;
}

export const hostExtras: HostExtras = { DoneSessions, HostNotifications, KpiReporter, PresenceSync };
