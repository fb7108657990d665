import { joinLine } from '../line/joinLine';
import type { JoinLineOptions } from '../line/places';
import { browserChoices } from '../sound/keptChoices';
import { WebAudioSound } from '../sound/webAudioSound';
import { activitySubject } from '../ui/activitySubject';
import { callTitle } from '../ui/callTitle';
import type { Texts } from '../ui/texts';
import { createBrowserSide } from './browserSide';
import { dataverseCases } from '../dataverse/dataverseCases';
import { dataverseHistory } from '../dataverse/dataverseHistory';
import { dialRecordReader } from '../dataverse/readDialRecord';
import { pageDataverse as dataverse } from './pageDataverse';
import { dialRecordBudgetMs, listBudgetMs } from './placeTimings';
import { createPlace, type HostedPlace } from './createPlace';
import type { HostExtras } from './hostExtras';

/** Joins the line of this browser and gives the place for the UI to show. `stop` leaves the line again. */
export function startPlace(
  options: Omit<JoinLineOptions, 'writeSubject'>,
  texts: () => Texts,
  hostExtras?: HostExtras,
): HostedPlace {
  return createPlace({
    ...(hostExtras === undefined ? {} : { hostExtras }),
    line: joinLine({ ...options, writeSubject: (facts) => activitySubject(facts, texts()) }),
    browser: createBrowserSide(),
    readDialRecord: dialRecordReader({ ...dataverse, timeoutMs: dialRecordBudgetMs }),
    pastCalls: dataverseHistory({ ...dataverse, timeoutMs: listBudgetMs }),
    findCases: dataverseCases({ ...dataverse, timeoutMs: listBudgetMs }),
    newId: () => crypto.randomUUID(),
    sounds: { sound: new WebAudioSound(), choices: browserChoices() },
    texts: {
      headerText: (call) => callTitle(call, texts()),
    },
  });
}
