import type { CallView } from '../calls/callView';
import { createCifPresence } from './cifPresence';
import { CifClicks } from './cifClicks';
import type { CifFramework } from './cifFramework';
import { CifPanel } from './cifPanel';
import { CifRecords } from './cifRecords';
import type { DesktopPort, HostRingOutcome } from './desktopPort';
import { textOf } from './fromCifResult';
import { fromNotifyRejection, fromNotifyResult } from './fromNotifyResult';
import { callKeyEntry, fromSessionClosed } from './fromSessionClosed';
import { openOwnSession } from './ownSession';
import { settled } from './settled';
import { fillSlugs, type SlugTexts } from './slugs';
import { customerSession, inboundCallNotification, unknownCallerSession } from './templates';

/** The multisession workspace behind Channel Integration Framework 2. */
export function createCifV2Desktop(
  cif: CifFramework,
  textsFor: (call: CallView) => SlugTexts,
  newToken: () => string = () => crypto.randomUUID(),
): DesktopPort {
  const panel = new CifPanel(cif);
  const clicks = new CifClicks(cif);
  const records = new CifRecords(cif);
  const sessions = new Map<string, Promise<void>>();
  const callKeyBySession = new Map<string, string>();
  const listeners = new Set<(callKey: string) => void>();

  const sessionClosed = (payload: unknown): Promise<void> => {
    const { sessionId, callKey } = fromSessionClosed(payload);
    const key = callKey ?? (sessionId === undefined ? undefined : callKeyBySession.get(sessionId));
    if (key !== undefined) listeners.forEach((listener) => listener(key));
    return Promise.resolve();
  };
  cif.addHandler('onSessionClosed', sessionClosed);

  async function createSession(call: CallView): Promise<void> {
    if ((await cif.canCreateSession()) !== true) throw new Error('Dynamics allows no further session');
    const id = await cif.createSession({
      templateName: call.customer?.outcome === 'one' ? customerSession : unknownCallerSession,
      templateParameters: fillSlugs(call, textsFor(call)),
      context: { [callKeyEntry]: call.key },
    });
    const sessionId = typeof id === 'string' ? id : textOf(id, 'sessionId');
    if (sessionId === undefined) throw new Error('Dynamics named no session');
    callKeyBySession.set(sessionId, call.key);
  }

  return {
    name: 'cif-v2',
    presence: createCifPresence(cif),
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
    openSession: (call) => {
      const opened = sessions.get(call.key) ?? settled(() => createSession(call));
      sessions.set(call.key, opened);
      return opened;
    },
    settleIn: (title) => openOwnSession(cif, panel, title),
    show: () => panel.show(),
    rest: () => panel.rest(),
    openRecord: (record) => records.open(record),
    openNewRecord: (entityName, values) => records.openNew(entityName, values),
    openSearch: (entityName, text) => records.search(entityName, text),
    onClickToAct: (listener) => clicks.subscribe(listener),
    setClickToAct: (on) => clicks.enable(on),
    onSessionClosed: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      cif.removeHandler('onSessionClosed', sessionClosed);
      listeners.clear();
      panel.stop();
      clicks.stop();
    },
  };
}
