import * as React from 'react';
import { maxAwayMinutes } from '../../../protocol/agentWords';
import { timeBackMs } from '../../core/line/agentView';
import { chosenWords } from '../../words/agentStateWords';
import { fill } from '../../words/texts';
import { writtenMinutes } from '../../words/writtenMinutes';
import { SmallButton } from '../parts/buttons';
import { MessageLine } from '../parts/MessageLine';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';

/** By so many minutes a time that is over can be made longer. */
const moreMinutes = 5;

/** The time that the agent has given is over. Nobody is made available unasked: somebody else may have taken the chair. */
export const TimeBackOver: React.FC = () => {
  const { place, view, texts } = useSoftphone();
  const nowMs = useNow();
  const { agent, status } = view;
  const atMs = agent && timeBackMs(agent);
  if (agent?.minutes === undefined || atMs === undefined || nowMs < atMs || status !== 'connected') return null;
  const { minutes, reason, sinceMs = nowMs } = agent;
  const longer = Math.floor((nowMs - sinceMs) / 60_000) + moreMinutes;
  const state = chosenWords(agent, view.settings.presence.notReadyReasons, texts);
  return (
    <MessageLine
      kind="info"
      data-testid="time-back-over"
      sentences={[texts('TimeBack_Over'), fill(texts('TimeBack_Means'), { time: writtenMinutes(minutes), state })]}
      actions={
        <>
          <SmallButton primary text={texts('TimeBack_Available')} onClick={() => place.chooseState(true)} />
          {longer <= maxAwayMinutes && (
            <SmallButton
              text={fill(texts('TimeBack_More'), { time: writtenMinutes(moreMinutes) })}
              onClick={() => place.chooseState(false, reason, longer)}
            />
          )}
        </>
      }
    />
  );
};
