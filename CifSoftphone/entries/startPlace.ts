import { joinLine } from './joinLine';
import type { JoinLineOptions } from './places';
import { browserChoices } from '../sound/keptChoices';
import { WebAudioSound } from '../sound/webAudioSound';
import { activitySubject } from '../words/activitySubject';
import { callTitle } from '../words/callTitle';
import type { Texts } from '../words/texts';
import { createBrowserSide } from '../browser/browserSide';
import { dataverseCases } from '../dataverse/dataverseCases';
import { dialRecordReader } from '../dataverse/readDialRecord';
import { pageDataverse as dataverse } from './pageDataverse';
import { dialRecordBudgetMs, listBudgetMs } from '../dataverse/dataverseTimings';
import { createPlace, type HostedPlace } from '../surface/createPlace';
import type { CallHistory } from '../core/calls/callHistory';
import type { HostExtras } from '../surface/hostExtras';

/** Joins the line of this browser and gives the place for the UI to show. `stop` leaves the line again. */
export function startPlace(
  options: Omit<JoinLineOptions, 'writeSubject'>,
  pastCalls: CallHistory,
  texts: () => Texts,
  hostExtras?: HostExtras,
): HostedPlace {
  return createPlace({
    ...(hostExtras === undefined ? {} : { hostExtras }),
    line: joinLine({ ...options, writeSubject: (facts) => activitySubject(facts, texts()) }),
    browser: createBrowserSide(),
    readDialRecord: dialRecordReader({ ...dataverse, timeoutMs: dialRecordBudgetMs }),
    pastCalls,
    findCases: dataverseCases({ ...dataverse, timeoutMs: listBudgetMs }),
    newId: () => crypto.randomUUID(),
    sounds: { sound: new WebAudioSound(), choices: browserChoices() },
    texts: {
      headerText: (call) => callTitle(call, texts()),
    },
  });
}
