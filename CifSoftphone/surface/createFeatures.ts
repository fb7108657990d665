import type { BrowserSide } from '../browser/browserPorts';
import type { CallHistory } from '../core/calls/callHistory';
import type { CaseSearch } from '../core/customer/caseSearch';
import type { LinePort } from '../core/line/linePort';
import { createAgentActions } from './agentActions';
import { createCallActions } from './callActions';
import { createCases } from './cases';
import { createCustomerActions } from './customerActions';
import { createDialler, type DiallerOptions } from './dialler';
import { createEndedCards } from './endedCards';
import { createFrontCall } from './frontCall';
import type { Ground } from './ground';
import { createHistory } from './history';
import type { HostExtras } from './hostExtras';
import { createHostLink, type HostLinkOptions } from './hostLink';
import { createMakersSettings } from './makersSettings';
import type { PlaceTexts } from './placeTexts';
import { createPlaceTroubles } from './placeTroubles';
import { dayOfCalls } from './placeTimings';
import { createRinger, type RingerOptions } from './ringer';
import { createRings } from './rings';
import { createShownNumbers } from './shownNumbers';
import { createSupportLog } from './supportLog';

export interface PlaceOptions extends DiallerOptions {
  readonly line: LinePort;
  readonly browser: BrowserSide;
  readonly texts: PlaceTexts;
  /** Without it the place has no list of the last calls. */
  readonly pastCalls?: CallHistory;
  /** Without it no case can be linked. */
  readonly findCases?: CaseSearch;
  /** Without it no host is told of rings, presence or figures; see `hostExtras`. */
  readonly hostExtras?: HostExtras;
  /** Without it the place is silent. */
  readonly sounds?: RingerOptions;
}

/** Every feature of a place, and what each gets of the others. They hear of the line in this order. */
export function createFeatures(ground: Ground, options: PlaceOptions) {
  const { texts, pastCalls, findCases, hostExtras: extras, sounds } = options;
  const troubles = createPlaceTroubles(ground);
  const settings = createMakersSettings(ground, troubles);
  const numbers = createShownNumbers(ground);
  const front = createFrontCall(ground);
  const dialling = createDialler(ground, options);
  const rings = createRings(ground, (key) => hostLink.answered(key));
  const hostOptions: HostLinkOptions = {
    ...{ extras, texts, troubles, settings: settings.get },
    ...{ hostAnswered: rings.hostAnswered, handed: rings.handed, onFront: front.actions.show },
    ...{ dial: dialling.actions.dial, dialled: dialling.dialled, asks: dialling.asks },
  };
  const sound = sounds && createRinger(ground, sounds, () => settings.get().ring);
  const hostLink = createHostLink(ground, hostOptions);
  const { host, openFirst } = hostLink;
  const { opening } = troubles;
  const calls = createCallActions(ground, dialling.transfer);
  const { need } = numbers;
  const lastCalls = (size?: number) =>
    pastCalls &&
    createHistory(ground, {
      ...{ source: pastCalls, need, dial: dialling.actions.dial, host, opening },
      ...(size && { size }),
    });
  return {
    troubles,
    settings,
    numbers,
    front,
    dialling,
    rings,
    sound,
    host: hostLink,
    endedCards: createEndedCards(ground),
    calls,
    agent: createAgentActions(ground),
    customers: createCustomerActions(ground, { host, openFirst, opening }),
    history: lastCalls(),
    recent: lastCalls(dayOfCalls),
    cases: findCases && createCases(ground, { find: findCases, host, texts, link: calls.actions.linkCase, opening }),
    supportLog: createSupportLog(ground, settings.names),
  };
}
