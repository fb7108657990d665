import { isRinging } from '../core/calls/callPhase';
import { parseKpis } from '../core/calls/kpiReport';
import type { LineView } from '../core/line/lineView';
import type { SoftphoneSettings } from '../core/settings/softphoneSettings';
import type { HostPort, HostRingOutcome } from '../host/hostPort';
import type { Ground } from './ground';
import { HostNotifications } from './hostNotifications';
import { KpiReporter } from './kpiReporter';
import type { PlaceTexts } from './placeTexts';
import type { PlaceTroubles } from './placeTroubles';
import { PresenceSync } from './presenceSync';
import { Sessions } from './sessions';

export interface HostExtrasOptions {
  readonly texts: PlaceTexts;
  readonly settings: () => SoftphoneSettings;
  readonly troubles: Pick<PlaceTroubles, 'tell' | 'worked'>;
  readonly hostAnswered: (key: string, outcome: HostRingOutcome) => void;
  /** The host took the notification of a ring. */
  readonly handed: (key: string) => void;
  /** The agent went to the session of this call. */
  readonly onFront: (key: string) => void;
}

/**
 * What only a host with sessions, notifications, presence or figures needs. The panel brings it; a form without CIF has
 * none of these and does not carry the code.
 */
export function hostExtras(ground: Ground, host: HostPort, options: HostExtrasOptions) {
  const { line, browser, ringsAreHere, changed } = ground;
  const { texts, settings, troubles } = options;
  const sessions = new Sessions({
    host,
    browser,
    screenPop: () => settings().screenPop,
    closeWhenDone: () => settings().closeSessionWhenDone,
    onTrouble: troubles.tell,
    onWorked: troubles.worked,
    onFront: options.onFront,
    onChanged: changed,
  });
  const notifications = new HostNotifications({
    host,
    browser,
    texts,
    onOutcome: options.hostAnswered,
    onHanded: options.handed,
  });
  const presence =
    host.presence &&
    new PresenceSync({
      presence: host.presence,
      choose: (choice) => line.send({ type: 'agent-state', ...choice }),
      onRefused: () => troubles.tell({ kind: 'PresenceNotSet' }),
      onEqual: () => troubles.worked('PresenceNotSet'),
    });
  const kpis =
    host.logKpis &&
    new KpiReporter({
      placeId: line.placeId,
      log: host.logKpis,
      offer: () => line.send({ type: 'offer-kpis', placeId: line.placeId }),
    });
  return {
    sessions,
    update: (view: LineView): void => {
      const { winner, notReadyReasons: reasons } = settings().presence;
      notifications.update(view, ringsAreHere());
      sessions.update(view, ringsAreHere());
      host.markRings?.(ringsAreHere() ? view.calls.filter(isRinging).length : 0);
      const figures = kpis && parseKpis(view.kpis);
      if (figures !== undefined) kpis?.update(figures);
      presence?.update({ agent: view.status === 'connected' ? view.agent : undefined, winner, reasons });
    },
    stop: (): void => {
      presence?.stop();
      notifications.stop();
      sessions.stop();
    },
  };
}

export type HostExtras = typeof hostExtras;
