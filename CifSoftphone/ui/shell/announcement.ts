import type { CallView } from '../../core/calls/callView';
import type { LineView } from '../../core/line/lineView';
import { goesOn, isRinging } from '../../core/calls/callPhase';
import { callerName } from '../../words/callerName';
import { callTitle } from '../../words/callTitle';
import { endWords } from '../../words/endWords';
import { liveWord } from '../../words/liveWords';
import { statusWords } from './LineStatusBadge';
import { fill, type Texts } from '../../words/texts';

export interface Announcement {
  /** Said at once: somebody is waiting. */
  readonly urgent: string;
  /** Said when there is a pause. */
  readonly calm: string;
}

/**
 * What a screen reader says when the view changes.
 * @param callsAreHere the rings' buttons are in this place: panel and form beside each other must not say a call twice
 */
export function announce({ status, calls }: LineView, texts: Texts, callsAreHere: boolean): Announcement {
  if (!callsAreHere) return { urgent: '', calm: texts(statusWords[status]) };
  const ringing = calls.filter(isRinging);
  const live = calls.filter(goesOn);
  const ended = calls.filter((call) => call.state === 'disconnected').pop();
  const words = [texts(statusWords[status])];
  live.forEach((call) => words.push(...liveWords(call, texts)));
  if (ended !== undefined) words.push(endWords(ended, texts));
  return {
    urgent: ringing.map((call) => callTitle(call, texts)).join('. '),
    calm: words.join('. '),
  };
}

function liveWords(call: CallView, texts: Texts): readonly string[] {
  const state = texts(liveWord(call));
  return [
    `${state}: ${callerName(call, texts)}`,
    ...(call.muted ? [texts('Call_Muted')] : []),
    ...(call.recording === undefined ? [] : [texts(`Recording_${call.recording}`)]),
    ...call.commands.map((command) => fill(texts('Command_Announced'), { command: texts(`Command_${command}`) })),
  ];
}
