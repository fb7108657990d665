import * as React from 'react';
import { maxAwayMinutes } from '../../../protocol/agentWords';
import type { AgentView } from '../../core/line/agentView';
import { notReadyWords } from '../../words/agentStateWords';
import { writtenMinutes } from '../../words/writtenMinutes';
import { ChoiceMenu, itemsIn, type MenuChoice } from '../parts/ChoiceMenu';
import type { AgentStateMenuProps } from '../parts/laterParts';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { TimeBackField, typedMinutes } from './TimeBackField';

export interface AgentStateChoicesProps extends AgentStateMenuProps {
  readonly agent: AgentView;
  readonly onClose: () => void;
}

/**
 * Available, or not ready for one of the makers' reasons and for some minutes. What is chosen in a call or its wrap-up
 * counts after it: until then it can be taken back.
 */
export const AgentStateChoices: React.FC<AgentStateChoicesProps> = ({ agent, inFlow, onClose }) => {
  const { place, view, texts } = useSoftphone();
  const nowMs = useNow();
  const [time, setTime] = React.useState('');
  const box = React.useRef<HTMLDivElement>(null);
  const reasons = view.settings.presence.notReadyReasons;
  const { ready, reason } = agent;
  const choose = (why: string | undefined, usual?: number): void => {
    const typed = typedMinutes(time);
    // What is typed is meant from now on; the time of the same reason counts from its beginning.
    const goesOn = agent.activity === 'idle' && !ready && why === reason && agent.sinceMs !== undefined;
    const past = goesOn ? Math.max(0, Math.ceil((nowMs - agent.sinceMs) / 60_000)) : 0;
    place.chooseState(false, why, typed === undefined ? usual : Math.min(typed + past, maxAwayMinutes));
  };
  const whyNot: readonly { readonly value?: string; readonly minutes?: number }[] =
    reasons.length === 0 ? [{}] : reasons;
  const choices: readonly MenuChoice[] = [
    { key: 'available', text: texts('Agent_available'), chosen: ready, choose: () => place.chooseState(true) },
    ...whyNot.map(({ value: why, minutes }) => ({
      key: `not-ready ${why ?? ''}`,
      text: notReadyWords(why, reasons, texts),
      more: minutes === undefined ? undefined : writtenMinutes(minutes),
      chosen: !ready && reason === why,
      choose: () => choose(why, minutes),
    })),
  ];
  const addTime = (): void => {
    // Who is available says why not as well; where there is but one reason the time alone says it.
    if (ready && whyNot.length > 1) return itemsIn(box.current)[1]?.focus();
    choose(ready ? whyNot[0]?.value : reason);
    onClose();
  };
  return (
    <div ref={box}>
      <ChoiceMenu
        label={texts(agent.activity === 'idle' ? 'Agent_Choose' : 'Agent_AfterThis')}
        labelled={agent.activity !== 'idle'}
        choices={choices}
        inFlow={inFlow}
        onClose={onClose}
        foot={<TimeBackField text={time} onText={setTime} onSet={addTime} />}
      />
    </div>
  );
};
