import type { CallView } from '../calls/callView';
import type { CifFramework } from './cifFramework';
import { CifSessions } from './cifSessions';
import type { DesktopPort, HostRingOutcome } from './desktopPort';
import { fromNotifyRejection, fromNotifyResult } from './fromNotifyResult';
import { settled } from './settled';
import { fillSlugs, type SlugTexts } from './slugs';
import { customerSession, inboundCallNotification, unknownCallerSession } from './templates';

const dockedMode = 1;

/** The multisession workspace behind Channel Integration Framework 2. */
export function createCifV2Desktop(
  cif: CifFramework,
  textsFor: (call: CallView) => SlugTexts,
  newToken: () => string = () => crypto.randomUUID(),
): DesktopPort {
  const sessions = new CifSessions(cif);

  return {
    name: 'cif-v2',
    notifyRing: (call, { headerText }) => {
      const token = newToken();
      let cancelled: (outcome: HostRingOutcome) => void = () => undefined;
      // What the host's own promise does after a cancel is documented nowhere: ours does not wait for it.
      const cancel = new Promise<HostRingOutcome>((resolve) => (cancelled = resolve));
      const answer = settled(() =>
        cif.notifyEvent({
          templateName: inboundCallNotification,
          templateParameters: fillSlugs(call, { ...textsFor(call), headerText }),
          cancellationToken: token,
        }),
      ).then(fromNotifyResult, fromNotifyRejection);
      return {
        outcome: Promise.race([answer, cancel]),
        cancel: () => {
          cancelled('cancelled');
          void settled(() => cif.cancelEvent(token)).catch(() => undefined);
        },
      };
    },
    openSession: (call) =>
      sessions.open(call.key, {
        templateName: call.customer?.outcome === 'one' ? customerSession : unknownCallerSession,
        templateParameters: fillSlugs(call, textsFor(call)),
      }),
    onSessions: (listener) => sessions.subscribe(listener),
    markSession: (callKey, news) => sessions.mark(callKey, news),
    show: async () => {
      // Refused while another provider's session has the focus: the notification is in front of the agent then.
      await settled(() => cif.setMode(dockedMode)).catch(() => undefined);
    },
    onSessionClosed: (listener) => sessions.onClosed(listener),
    stop: () => sessions.stop(),
  };
}
