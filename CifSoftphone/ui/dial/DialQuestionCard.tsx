import * as React from 'react';
import { isInCall } from '../../core/calls/callPhase';
import { callerName } from '../../words/callerName';
import { fill } from '../../words/texts';
import { SmallButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { QuestionCard } from '../parts/QuestionCard';

/** Asks before a call that somebody may not want: the called, or who is on the line. Nothing is dropped unasked. */
export const DialQuestionCard: React.FC = () => {
  const { place, view, texts } = useSoftphone();
  const { dialQuestion, calls } = view;
  if (dialQuestion === undefined) return null;
  const { wish, doNotPhone } = dialQuestion;
  const others = calls.filter(isInCall);
  const holds = others.length > 0 && others.every((call) => call.offers.includes('hold'));
  const name = wish.name ?? wish.text;
  return (
    <QuestionCard
      key={wish.text}
      id="dial-question"
      sentences={[
        fill(texts('Dial_Question'), { name }),
        ...(doNotPhone ? [fill(texts('Dial_DoNotPhone'), { name })] : []),
        ...others.map((call) =>
          fill(texts(call.offers.includes('hold') ? 'Dial_InCallHold' : 'Dial_InCallBoth'), {
            name: callerName(call, texts),
          }),
        ),
      ]}
      noWords={texts('Dial_DoNotCall')}
      onNo={() => place.answerDialQuestion(false)}
    >
      <SmallButton
        primary
        text={texts(holds ? 'Dial_HoldAndCall' : 'Dial_CallAnyway')}
        onClick={() => place.answerDialQuestion(true)}
      />
    </QuestionCard>
  );
};
