import * as React from 'react';
import { DefaultButton, PrimaryButton } from '@fluentui/react';
import type { Place, PlaceView } from '../../surface/place';
import { isInCall } from '../../core/calls/callPhase';
import { callerName } from '../../words/callerName';
import { fill, type Texts } from '../../words/texts';
import { useReturnedFocus } from '../parts/useReturnedFocus';
import { useStyles } from '../theme/useStyles';

export interface DialQuestionCardProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
}

/** Asks before a call that somebody may not want: the called, or who is on the line. Nothing is dropped unasked. */
export const DialQuestionCard: React.FC<DialQuestionCardProps> = ({ place, view, texts }) => {
  const styles = useStyles();
  const { dialQuestion, calls } = view;
  const isAsked = dialQuestion !== undefined;
  const no = useReturnedFocus<HTMLDivElement>(isAsked);
  React.useEffect(() => {
    // The safe answer has the keyboard: Enter that is still held down from dialling calls nobody.
    if (isAsked) no.current?.querySelector<HTMLElement>('button[data-answer="no"]')?.focus();
  }, [no, isAsked]);
  if (dialQuestion === undefined) return null;
  const { wish, doNotPhone } = dialQuestion;
  const others = calls.filter(isInCall);
  const holds = others.length > 0 && others.every((call) => call.offers.includes('hold'));
  const name = wish.name ?? wish.text;
  return (
    <div
      ref={no}
      className={styles.trouble}
      role="alertdialog"
      aria-labelledby="cti-dial-question"
      aria-describedby="cti-dial-reasons"
      data-testid="dial-question"
      onKeyDown={(event) => {
        if (event.key === 'Escape') place.answerDialQuestion(false);
      }}
    >
      <p className={styles.strong} id="cti-dial-question">
        <bdi>{fill(texts('Dial_Question'), { name })}</bdi>
      </p>
      <div id="cti-dial-reasons">
        {doNotPhone && <p className={styles.line}>{fill(texts('Dial_DoNotPhone'), { name })}</p>}
        {others.map((call) => (
          <p key={call.key} className={styles.line}>
            {fill(texts(call.offers.includes('hold') ? 'Dial_InCallHold' : 'Dial_InCallBoth'), {
              name: callerName(call, texts),
            })}
          </p>
        ))}
      </div>
      <div className={styles.buttons}>
        <PrimaryButton
          className={styles.small}
          text={texts(holds ? 'Dial_HoldAndCall' : 'Dial_CallAnyway')}
          onClick={() => place.answerDialQuestion(true)}
        />
        <DefaultButton
          className={styles.small}
          text={texts('Dial_DoNotCall')}
          data-answer="no"
          onClick={() => place.answerDialQuestion(false)}
        />
      </div>
    </div>
  );
};
