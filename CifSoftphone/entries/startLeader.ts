import type { DescribeSearch } from '../core/customer/customerTables';
import { loadScript } from '../browser/loadScript';
import { laterScriptGlobal, type LaterScript } from './laterScript';
import { tabsUnsavedWords } from '../activity/unsavedWords';
import { fetchCalls } from '../connection/fetchCalls';
import { openHubAt } from '../connection/hub';
import { HubCallConnection } from '../connection/hubCallConnection';
import { sendHeartbeat } from '../connection/sendHeartbeat';
import { msalSignIn } from '../connection/msalSignIn';
import { steadyNowMs as nowMs } from '../browser/steadyNowMs';
import { wallTimeMs } from '../browser/wallTimeMs';
import { dataverseActivities } from '../dataverse/dataverseActivities';
import { dataverseCustomerSearch } from '../dataverse/dataverseCustomerSearch';
import { toDialTarget } from '../numbers/dialTarget';
import type { HomeNumbers } from '../numbers/homeNumbers';
import { writeNumber } from '../numbers/phoneNumbers';
import { readEnvironmentVariables } from '../dataverse/readEnvironmentVariables';
import { readHomeNumbers } from '../dataverse/readHomeNumbers';
import { CurrentSettings } from '../core/settings/currentSettings';
import { afterNextFrame } from '../browser/afterNextFrame';
import { LineLeader } from '../line/leader/lineLeader';
import type { Leader, LeaderOptions } from '../line/lineScript';
import { parseDraftContent } from '../line/channel/parseDraft';
import { parseKept } from '../line/channel/parseKept';
import { redirectUriBeside } from './redirectUriBeside';
import { makersBeside } from './makersBeside';
import { messagesBeside } from './messagesBeside';
import { voiceBeside } from './voiceBeside';
import { connectionTimings } from '../connection/connectionTimings';
import { dataverseTimings } from '../dataverse/dataverseTimings';

/** Puts the leader together with the real world of a browser. */
export function startLeader(options: LeaderOptions): Leader {
  const settings = new CurrentSettings(options.given);
  const organisation = { fetch: window.fetch.bind(window), organisationUrl: '' };
  let home: HomeNumbers = {};
  const homeKnown = readHomeNumbers({ ...organisation, timeoutMs: dataverseTimings.homeBudgetMs }).then(
    (read) => (home = read),
  );
  const homeNow = (): HomeNumbers => {
    const { defaultCountry } = settings.get();
    return defaultCountry === undefined ? home : { country: defaultCountry };
  };
  const customers = dataverseCustomerSearch({
    ...organisation,
    nowMs,
    home: () => homeKnown.then(homeNow),
    search: () => settings.get().search,
    describe: describeBeside(options.lineScriptUrl),
  });
  const voice = voiceBeside(options.lineScriptUrl, (command) => void leader.send(command));
  const messages = messagesBeside(options.lineScriptUrl, { customers, settings });
  const makers = makersBeside(options.onSettings, (trouble) => leader.troubles.tell(trouble));
  const heard: LeaderOptions = {
    ...options,
    onView: (view) => {
      voice.line(view);
      options.onView(view);
    },
  };
  const leader = new LineLeader(heard, {
    readVariables: () =>
      readEnvironmentVariables({ ...organisation, timeoutMs: connectionTimings.requestTimeoutMs }, makers.read),
    openSignIn: (settings) => msalSignIn({ settings, redirectUri: redirectUriBeside(options.lineScriptUrl) }),
    openConnection: (settings, token, onNews) =>
      new HubCallConnection({
        openHub: messages.watch(openHubAt(settings.adaptorUrl), settings.adaptorUrl, token),
        token,
        onNews,
        beat: (connectionId, given) =>
          void sendHeartbeat({ fetch: organisation.fetch, adaptorUrl: settings.adaptorUrl }, given, connectionId),
        nowMs,
        random: Math.random,
      }),
    fetchCalls: async ({ adaptorUrl }, token) => {
      const list = await fetchCalls({ fetch: organisation.fetch, adaptorUrl }, token);
      if (list.ok && list.browserPhone) voice.offered(adaptorUrl, token);
      if (list.ok) messages.listed(list.conversations);
      return list;
    },
    activities: dataverseActivities({ ...organisation, timeoutMs: connectionTimings.requestTimeoutMs }, (entityName) =>
      customers.isCustomer(entityName),
    ),
    customers,
    writeNumber: (number) => writeNumber(number, homeNow()),
    dialTarget: async (text, format, sure) => {
      await homeKnown;
      return toDialTarget(text, format, { home: homeNow(), emergency: settings.get().emergency, sure });
    },
    homeKnown,
    whenPainted: () => afterNextFrame(window),
    writeSubject: options.writeSubject,
    unsavedWords: tabsUnsavedWords(parseDraftContent, parseKept),
    dispositionLabel: (value) => settings.get().dispositions.find((one) => one.value === value)?.label ?? value,
    wrapUpSeconds: () => settings.get().wrapUpSeconds,
    wrapUpExtensions: () => settings.get().wrapUpExtensions,
    wrapUpFields: () => settings.get().wrapUpFields,
    soundOf: voice.soundOf,
    settings,
    nowMs,
    wallTimeMs,
    newId: () => crypto.randomUUID(),
    random: Math.random,
  });
  const stop = leader.stop.bind(leader);
  leader.stop = () => {
    [voice, messages, makers].forEach((one) => one.stop());
    return stop();
  };
  return leader;
}

/** The way to what only `later.js` can ask: loaded where makers look for callers in more than the usual tables. */
const describeBeside =
  (lineScriptUrl: string): DescribeSearch =>
  (search) =>
    loadScript(
      new URL('later.js', lineScriptUrl).href,
      () => Reflect.get(window, laterScriptGlobal) as LaterScript | undefined,
    ).then(
      (later) => later.describeSearch(search),
      () => ({ ok: false, reason: 'network' }),
    );
