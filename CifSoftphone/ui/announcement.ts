import type { LineView } from '../line/lineView';
import { isLive, isRinging } from '../place/callPhase';
import { callerName } from './callerName';
import { callWords } from './callWords';
import { statusWords } from './LineStatusBadge';
import { fill, type Texts } from './texts';

export interface Announcement {
  /** Said at once: somebody is waiting. */
  readonly urgent: string;
  /** Said when there is a pause. */
  readonly calm: string;
}

/** What a screen reader says when the view changes. */
export function announce({ status, calls }: LineView, texts: Texts): Announcement {
  const ringing = calls.filter(isRinging);
  const live = calls.find(isLive);
  const ended = calls.filter((call) => call.state === 'disconnected').pop();
  const words = [texts(statusWords[status])];
  if (live !== undefined) words.push(`${texts(callWords(live))}: ${callerName(live, texts)}`);
  if (ended !== undefined) words.push(texts(`End_${ended.reason ?? 'normal'}`));
  return {
    urgent: ringing.map((call) => fill(texts('Ring_From'), { caller: callerName(call, texts) })).join('. '),
    calm: words.join('. '),
  };
}
