import { recordOf } from '../core/calls/recordOf';
import type { CallView } from '../core/calls/callView';
import type { AppPage } from './appPage';
import { logKpis } from './cifAnalytics';
import { createCifPresence } from './cifPresence';
import { CifClicks } from './cifClicks';
import type { CifFramework } from './cifFramework';
import { CifPanel } from './cifPanel';
import { CifRecords } from './cifRecords';
import { CifSessions } from './cifSessions';
import type { HostPort } from './hostPort';
import { openOwnSession } from './ownSession';
import { searchText } from './searchText';
import { RingNotifications } from './ringNotification';
import { settled } from './settled';
import { fillSlugs, type SlugTexts, type TabTitles } from './slugs';
import { customerSession, customerTab, newCaseTab, searchTab, unknownCallerSession } from './templates';

export interface CifV2Options {
  /** In the language that the agent reads. */
  readonly tabTitles: () => TabTitles;
  /** The page around the panel; without it no session can be closed. */
  readonly app?: AppPage;
  /** Id of the provider whose panel this is, for analytics; `undefined` where nobody tells it. */
  readonly readProviderId?: () => Promise<string | undefined>;
  /** LCID of the language that the agent reads. */
  readonly languageId?: () => number;
  readonly newToken?: () => string;
}

/** The multisession workspace behind Channel Integration Framework 2. */
export function createCifV2Host(
  cif: CifFramework,
  textsFor: (call: CallView) => Omit<SlugTexts, keyof TabTitles>,
  { tabTitles, app, readProviderId, languageId = () => 1033, newToken = () => crypto.randomUUID() }: CifV2Options,
): HostPort {
  const panel = new CifPanel(cif);
  const clicks = new CifClicks(cif);
  const records = new CifRecords(cif);
  const sessions = new CifSessions(cif, app);
  const allTexts = (call: CallView): SlugTexts => ({ ...textsFor(call), ...tabTitles() });
  const notifications = new RingNotifications({ cif, textsFor: allTexts, languageId, newToken });
  let providerId: Promise<string | undefined> | undefined;
  let ownTitle: string | undefined;
  const slugsOf = (call: CallView) => fillSlugs(call, allTexts(call));
  /** The session of a caller who is unknown or may be several searches for its `{phoneNumber}`. */
  const searchSlugsOf = (call: CallView) => {
    const values = slugsOf(call);
    return { ...values, phoneNumber: searchText(call) || values.phoneNumber };
  };

  const openOwn = (title: string) => openOwnSession(cif, panel, { ...tabTitles(), customer: title });

  return {
    name: 'cif-v2',
    presence: createCifPresence(cif),
    logKpis: (report) => {
      providerId ??= readProviderId?.() ?? Promise.resolve(undefined);
      void providerId.then((id) => logKpis(cif, report, id));
    },
    notifyRing: (call, { headerText }) => notifications.show(call, headerText),
    openSession: (call) =>
      sessions.open(call.key, {
        ...(recordOf(call) !== undefined
          ? { templateName: customerSession, templateParameters: slugsOf(call) }
          : { templateName: unknownCallerSession, templateParameters: searchSlugsOf(call) }),
      }),
    onSessions: (listener) => sessions.subscribe(listener),
    markSession: (callKey, news) => sessions.mark(callKey, news),
    closeSession: (callKey, records) => {
      const closing = sessions.close(callKey, records);
      // Among several providers the panel was to be seen there, and perhaps nowhere else.
      if (closing === 'closed' && ownTitle !== undefined) void openOwn(ownTitle);
      return closing;
    },
    settleIn: (title) => {
      ownTitle = title;
      return openOwn(title);
    },
    show: () => panel.show(),
    rest: () => panel.rest(),
    openRecord: (record) => records.open(record),
    openNewRecord: (entityName, values) => records.openNew(entityName, values),
    followCustomer: (call) =>
      sessions.follow(call.key, slugsOf(call), recordOf(call) !== undefined ? customerTab : undefined),
    openNewCase: async (call) => {
      // Its customer is who calls, whatever else the call is about.
      const templateParameters = insideJson(slugsOf({ ...call, record: undefined }));
      await settled(() => cif.createTab({ templateName: newCaseTab, templateParameters, isFocused: true }));
    },
    // Beside the record, in the session in front; where that is not ours, the page that every app has.
    openSearch: (entityName, text) =>
      settled(() =>
        cif.createTab({
          templateName: searchTab,
          templateParameters: { phoneNumber: text, searchTab: tabTitles().searchTab },
          isFocused: true,
        }),
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

/** The template puts these into JSON: a quotation mark in a name must not end it. */
function insideJson(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const safe = Object.entries(values).map(([name, value]) => [name, JSON.stringify(value).slice(1, -1)]);
  return Object.fromEntries(safe) as Record<string, string>;
}
