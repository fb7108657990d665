import * as React from 'react';
import { PrimaryButton } from '@fluentui/react';
import type { Place, PlaceView } from '../../surface/place';
import { isInCall } from '../../core/calls/callPhase';
import { callerName } from '../../words/callerName';
import { fill, type Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';
import { QuestionCard } from './QuestionCard';

export interface DialQuestionCardProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
}

/** Asks before a call that somebody may not want: the called, or who is on the line. Nothing is dropped unasked. */
export const DialQuestionCard: React.FC<DialQuestionCardProps> = ({ place, view, texts }) => {
  const styles = useStyles();
  const { dialQuestion, calls } = view;
  if (dialQuestion === undefined) return null;
  const { wish, doNotPhone } = dialQuestion;
  const others = calls.filter(isInCall);
  const holds = others.length > 0 && others.every((call) => call.offers.includes('hold'));
  const name = wish.name ?? wish.text;
  return (
    <QuestionCard
      key={wish.text}
      testId="dial-question"
      question={fill(texts('Dial_Question'), { name })}
      reasons={[
        ...(doNotPhone ? [fill(texts('Dial_DoNotPhone'), { name })] : []),
        ...others.map((call) =>
          fill(texts(call.offers.includes('hold') ? 'Dial_InCallHold' : 'Dial_InCallBoth'), {
            name: callerName(call, texts),
          }),
        ),
      ]}
      answers={
        <PrimaryButton
          className={styles.small}
          text={texts(holds ? 'Dial_HoldAndCall' : 'Dial_CallAnyway')}
          onClick={() => place.answerDialQuestion(true)}
        />
      }
      noWords={texts('Dial_DoNotCall')}
      onNo={() => place.answerDialQuestion(false)}
    />
  );
};
