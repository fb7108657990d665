import type { CallView } from '../calls/callView';
import { logKpis } from './cifAnalytics';
import { createCifPresence } from './cifPresence';
import { CifClicks } from './cifClicks';
import type { CifFramework } from './cifFramework';
import { CifPanel } from './cifPanel';
import { CifRecords } from './cifRecords';
import { CifSessions } from './cifSessions';
import type { DesktopPort, HostRingOutcome } from './desktopPort';
import { fromNotifyRejection, fromNotifyResult } from './fromNotifyResult';
import { openOwnSession } from './ownSession';
import { searchText } from './searchText';
import { settled } from './settled';
import { fillSlugs, type SlugTexts } from './slugs';
import {
  customerSession,
  customerTab,
  inboundCallNotification,
  newCaseTab,
  searchTab,
  unknownCallerSession,
} from './templates';

/** The multisession workspace behind Channel Integration Framework 2. */
export function createCifV2Desktop(
  cif: CifFramework,
  textsFor: (call: CallView) => SlugTexts,
  newToken: () => string = () => crypto.randomUUID(),
): DesktopPort {
  const panel = new CifPanel(cif);
  const clicks = new CifClicks(cif);
  const records = new CifRecords(cif);
  const sessions = new CifSessions(cif);
  const slugsOf = (call: CallView) => fillSlugs(call, textsFor(call));
  /** The session of a caller who is unknown or may be several searches for its `{phoneNumber}`. */
  const searchSlugsOf = (call: CallView) => {
    const values = slugsOf(call);
    return { ...values, phoneNumber: searchText(call) || values.phoneNumber };
  };

  return {
    name: 'cif-v2',
    presence: createCifPresence(cif),
    logKpis: (report) => void logKpis(cif, report),
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
        ...(call.customer?.outcome === 'one'
          ? { templateName: customerSession, templateParameters: slugsOf(call) }
          : { templateName: unknownCallerSession, templateParameters: searchSlugsOf(call) }),
      }),
    onSessions: (listener) => sessions.subscribe(listener),
    markSession: (callKey, news) => sessions.mark(callKey, news),
    settleIn: (title) => openOwnSession(cif, panel, title),
    show: () => panel.show(),
    rest: () => panel.rest(),
    openRecord: (record) => records.open(record),
    openNewRecord: (entityName, values) => records.openNew(entityName, values),
    followCustomer: (call) =>
      sessions.follow(call.key, slugsOf(call), call.customer?.outcome === 'one' ? customerTab : undefined),
    openNewCase: async (call) => {
      // The template puts these into JSON: a quotation mark in a name must not end it.
      const values = Object.entries(slugsOf(call)).map(([name, value]) => [name, JSON.stringify(value).slice(1, -1)]);
      const templateParameters = Object.fromEntries(values) as Record<string, string>;
      await settled(() => cif.createTab({ templateName: newCaseTab, templateParameters, isFocused: true }));
    },
    // Beside the record, in the session in front; where that is not ours, the page that every app has.
    openSearch: (entityName, text) =>
      settled(() =>
        cif.createTab({ templateName: searchTab, templateParameters: { phoneNumber: text }, isFocused: true }),
      )
        .then(() => undefined)
        .catch(() => records.search(entityName, text)),
    onClickToAct: (listener) => clicks.subscribe(listener),
    setClickToAct: (on) => clicks.enable(on),
    onSessionClosed: (listener) => sessions.onClosed(listener),
    stop: () => {
      sessions.stop();
      panel.stop();
      clicks.stop();
    },
  };
}
