import type { DraftChange } from '../core/draft/callDraft';
import type { CaseSearch } from '../core/customer/caseSearch';
import type { CallHistory } from '../core/calls/callHistory';
import type { DialRecordReader } from '../core/customer/dialRecord';
import type { DesktopPort, HostRingOutcome } from '../host/desktopPort';
import { createPlainDesktop } from '../host/plain';
import type { LineCommand, LinePort } from '../core/line/linePort';
import { nothingKnown } from '../core/line/lineView';
import type { Trouble } from '../core/problems/trouble';
import { Troubles, type About, type Matter } from '../core/problems/troubles';
import { isOpenRing } from '../core/calls/callPhase';
import { customerActions } from './customerActions';
import { Dialler } from './dialler';
import { Cases } from './cases';
import { EndedCards } from './endedCards';
import { FrontCall } from './frontCall';
import { History } from './history';
import { historyActions } from './historyActions';
import type { HostExtras } from './hostExtras';
import { HostLink } from './hostLink';
import { NumberWords } from './numberWords';
import { parseSettings } from '../core/settings/parseSettings';
import { toSettings, type GivenSettings } from '../core/settings/softphoneSettings';
import { settingsTrouble } from '../core/settings/settingsTrouble';
import type { Place, PlaceView } from './place';
import type { PlaceTexts } from './placeTexts';
import type { BrowserSide } from '../browser/browserPorts';
import { Ringer, type RingerPorts } from './ringer';
import { attempt, errorKind } from '../browser/attempt';
import { SupportLog } from './supportLog';
import { version } from '../../package.json';

export interface PlaceOptions {
  readonly line: LinePort;
  readonly browser: BrowserSide;
  readonly texts: PlaceTexts;
  readonly readDialRecord: DialRecordReader;
  readonly newId: () => string;
  /** Without it the place has no list of the last calls. */
  readonly pastCalls?: CallHistory;
  /** Without it no case can be linked. */
  readonly findCases?: CaseSearch;
  /** Without it no host is told of rings, presence or figures; see `hostExtras`. */
  readonly hostExtras?: HostExtras;
  /** Without it the place is silent. */
  readonly sounds?: RingerPorts;
}

export interface HostedPlace extends Place {
  /** Dynamics was found (it takes longer than the first ring may take): from now on it is told of rings and calls. */
  useDesktop(desktop: DesktopPort, trouble?: Trouble): void;
}

type Outcome = Extract<LineCommand, { type: 'ring-outcome' }>['outcome'];

/** Glues the line, the host and the UI of one place. */
export function createPlace({
  line,
  browser,
  texts,
  readDialRecord,
  newId,
  pastCalls,
  findCases,
  hostExtras: extras,
  sounds,
}: PlaceOptions): HostedPlace {
  const listeners = new Set<() => void>();
  /** What was sent and has not come back: a second click changes nothing. */
  const underWay = new Set<string>();
  /** Outcomes told, as `<outcome> <key>`: each is told once. */
  const told = new Set<string>();
  /** Rings whose card the agent can see here now, whoever told that it was shown. */
  const seen = new Set<string>();
  const front = new FrontCall();
  const supportLog = new SupportLog({
    placeId: line.placeId,
    now: () => browser.now(),
    isVisible: () => browser.isVisible(),
  });
  let lineView = nothingKnown;
  /** What went wrong here and not with the line. */
  const troubles = new Troubles();
  const records = {
    onFailed: (key?: string) => setTrouble({ kind: 'RecordNotOpened' }, key),
    onOpened: () => worked('RecordNotOpened'),
  };
  let settingsText = '';
  let given: GivenSettings = {};
  let settings = toSettings();
  let host = linkHost(createPlainDesktop());
  let view: PlaceView = {
    ...nothingKnown,
    dialChoice: undefined,
    settings,
    frontKey: undefined,
    withoutSession: [],
    sound: undefined,
    history: undefined,
    cases: undefined,
  };
  const ringer = sounds && new Ringer(sounds, { makers: () => settings.ring, changed: () => publish() });
  const words = new NumberWords((numbers) => void line.send({ type: 'write-numbers', numbers }));
  const history =
    pastCalls &&
    new History({
      source: pastCalls,
      after: (delayMs, callback) => browser.after(delayMs, callback),
      changed: () => {
        words.need(history?.view.calls.map(({ number }) => number) ?? []);
        publish();
      },
    });
  const cases =
    findCases &&
    new Cases({
      find: findCases,
      host: () => host.desktop,
      callOf: (key) => callOf(key),
      titleOf: (call) => texts.headerText(call),
      link: (key, link) => change(key, { what: 'case', link }),
      changed: () => publish(),
      ...records,
    });
  const ended = new EndedCards(browser, dismiss);

  const dialler = new Dialler({
    readRecord: readDialRecord,
    newId,
    send: (command) => line.send(command),
    changed: () => publish(),
  });

  const callOf = (key: string) => lineView.calls.find((call) => call.key === key);
  const ringsAreHere = (): boolean => lineView.ringPlaceId === line.placeId;

  function sendOnce(command: LineCommand & { readonly key: string }): void {
    const once = JSON.stringify(command);
    if (underWay.has(once)) return;
    underWay.add(once);
    void line.send(command).then(() => underWay.delete(once));
  }

  function hangUp(key: string): void {
    sendOnce({ type: 'command', key, command: { command: 'hangup' } });
  }

  function dismiss(key: string): void {
    sendOnce({ type: 'dismiss', key });
  }

  const change = (key: string, what: DraftChange): void => void line.send({ type: 'draft', key, change: what });

  function answer(type: 'accept' | 'reject', key: string): void {
    const call = callOf(key);
    if (call === undefined || !isOpenRing(call)) return;
    if (type === 'accept') host.sessions.answered(key);
    sendOnce({ type, key });
  }

  function tell(key: string, outcome: Outcome): void {
    const once = `${outcome} ${key}`;
    const call = callOf(key);
    if (told.has(once) || call === undefined || !isOpenRing(call)) return;
    // Drawn before, here or elsewhere: how it was shown is settled.
    if (outcome !== 'timed-out' && call.state === 'alerting') return;
    told.add(once);
    void line.send({ type: 'ring-outcome', key, outcome });
  }

  function hostAnswered(key: string, outcome: HostRingOutcome): void {
    switch (outcome) {
      case 'accepted':
        return answer('accept', key);
      case 'rejected':
        return answer('reject', key);
      case 'timed-out':
        // The card goes on until the ring's own end, which it counts down: only a ring nobody can see ends here.
        if (!seen.has(key) || !browser.isVisible()) tell(key, 'timed-out');
        return;
      case 'not-shown':
        // The host refused the notification; our own card still counts, if anybody can see it.
        if (!seen.has(key) && !browser.isVisible()) tell(key, 'not-shown');
        return;
      case 'cancelled':
        return;
    }
  }

  function linkHost(desktop: DesktopPort): HostLink {
    return new HostLink({
      desktop,
      extras,
      line,
      browser,
      texts,
      settings: () => settings,
      callOf: (key) => callOf(key),
      onRingOutcome: hostAnswered,
      onHanded: (key) => seen.has(key) || tell(key, 'handed-to-host'),
      onFront: (key) => front.choose(key),
      onChanged: () => publish(),
      onTrouble: setTrouble,
      onWorked: worked,
      hangUp,
      dial: (wish) => void dialler.dial(wish),
    });
  }

  function setTrouble(trouble: Trouble, key?: string): void {
    troubles.tell(trouble, key);
    publish();
  }

  function worked(matter: Matter, about?: About): void {
    if (troubles.worked(matter, about)) publish();
  }

  /** One part that fails stops no other: a ring is heard although its card cannot be drawn. */
  const alone = (part: string, work: () => void): void =>
    attempt(work, (error) => supportLog.note(`${part} failed: ${errorKind(error)}`));

  function publish(): void {
    const next = toSettings(given, lineView.given);
    // The same object as before while nothing changes: what is drawn from it is not drawn anew.
    if (JSON.stringify(next) !== JSON.stringify(settings)) settings = next;
    view = {
      ...lineView,
      settings,
      trouble: lineView.trouble ?? troubles.latest,
      frontKey: front.keyAmong(lineView.calls),
      withoutSession: host.sessions.without(lineView.calls),
      dialQuestion: dialler.question,
      dialChoice: dialler.choice(),
      sound: ringer?.view(),
      history: history?.view,
      cases: cases?.view,
      written: words.written,
    };
    supportLog.saw(view);
    listeners.forEach((listener) => alone('drawing', listener));
  }

  function follow(): void {
    const known = new Set(lineView.calls.map((call) => call.key));
    told.forEach((once) => known.has(once.slice(once.indexOf(' ') + 1)) || told.delete(once));
    // What was dialled here gets its session here, as what was answered here.
    lineView.calls.forEach((call) => dialler.dialled(call.callId) && host.sessions.answered(call.key));
    // An answer that came to nothing leaves a ring that the agent has seen all the time.
    seen.forEach((key) => tell(key, 'shown'));
    alone('sound', () => ringer?.update(lineView.calls, ringsAreHere()));
    alone('host', () => host.update(lineView, ringsAreHere(), (dialler.question ?? dialler.choice()) !== undefined));
    alone('ended cards', () => ended.update(lineView, ringsAreHere()));
    alone('history', () => history?.update(lineView.calls));
  }

  const unsubscribe = line.subscribe((next) => {
    lineView = next;
    troubles.callsAre(next.calls);
    words.update(next);
    dialler.update(next);
    front.update(next.calls);
    // First the card, then the host: the ring is on the screen before anything slower is asked.
    alone('view', publish);
    alone('follow-up', follow);
  });

  return {
    placeId: line.placeId,
    ...customerActions({
      line,
      host: () => host,
      callOf,
      ...records,
    }),
    getView: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    accept: (key) => answer('accept', key),
    reject: (key) => answer('reject', key),
    hangUp,
    command: (key, command) =>
      command.command === 'blind-transfer'
        ? dialler.transfer(key, command.target)
        : void line.send({ type: 'command', key, command }),
    dial: (wish) => void dialler.dial(wish),
    answerDialQuestion: (yes) => dialler.answer(yes),
    chooseNumber: (target) => dialler.choose(target),
    chooseState: (ready, reason) =>
      void line.send({ type: 'agent-state', ready, ...(reason === undefined ? {} : { reason }), changedBy: 'agent' }),
    dismiss,
    writeNotes: (key, text, revision) => change(key, { what: 'notes', text, revision }),
    dispose: (key, value) => change(key, { what: 'disposition', value }),
    linkCase: (key, link) => change(key, { what: 'case', link }),
    sound: ringer,
    cases,
    history:
      history &&
      historyActions({
        history,
        dial: (wish) => void dialler.dial(wish),
        host: () => host.desktop,
        ...records,
      }),
    show: (key) => {
      front.choose(key);
      publish();
    },
    openSession: (key) => {
      const call = callOf(key);
      if (call !== undefined) host.sessions.open(call);
    },
    dismissTrouble: () => {
      if (lineView.trouble !== undefined) return void line.send({ type: 'dismiss-trouble' });
      troubles.dismiss();
      publish();
    },
    kept: (id, again) => line.send({ type: 'kept', id, again }),
    copy: (text) => browser.copy(text),
    drawingFailed: (region, error) => supportLog.note(`drawing ${region} failed: ${errorKind(error)}`),
    saveSupportLog: () => {
      const names = Object.keys({ ...lineView.given, ...given });
      const facts = [`softphone ${version}`, ...browser.facts(), `settings ${names.join(', ') || 'none'}`];
      browser.save('softphone-support-log.txt', supportLog.text(facts));
    },
    signIn: () => void line.signIn(),
    ringCardIn: (key, parts) => {
      const undo = browser.watchSeen(parts, (isSeen) => {
        if (!isSeen) return void seen.delete(key);
        seen.add(key);
        tell(key, 'shown');
      });
      return () => {
        seen.delete(key);
        undo();
      };
    },
    useDesktop: (desktop, trouble) => {
      host.stop();
      host = linkHost(desktop);
      if (trouble === undefined) troubles.worked('host');
      else troubles.tell(trouble);
      publish();
      follow();
    },
    configure: (json) => {
      const text = json?.trim() ?? '';
      if (text === settingsText) return;
      settingsText = text;
      const parsed = parseSettings(text);
      given = parsed.given;
      line.configure(given);
      const fault = settingsTrouble(parsed.faults);
      if (fault === undefined) troubles.worked('makers');
      else troubles.tell(fault);
      publish();
    },
    stop: () => {
      unsubscribe();
      ended.stop();
      history?.stop();
      ringer?.stop();
      host.stop();
      listeners.clear();
      line.stop();
    },
  };
}
