import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { PlaceDialChoice } from '../../surface/dialler';
import type { Place } from '../../surface/place';
import { fill, type Texts } from '../../words/texts';
import { useReturnedFocus } from '../parts/useReturnedFocus';
import { useStyles } from '../theme/useStyles';

export interface DialChoiceCardProps {
  readonly place: Place;
  readonly choice: PlaceDialChoice;
  readonly texts: Texts;
}

/** Asks which number is meant, or whether help is to be called from here: nobody is called by a guess. */
export const DialChoiceCard: React.FC<DialChoiceCardProps> = ({ place, choice, texts }) => {
  const styles = useStyles();
  const card = useReturnedFocus<HTMLDivElement>();
  const { id, text, choices, isEmergency, isTransfer } = choice;
  React.useEffect(() => {
    // The safe answer has the keyboard: Enter that is still held down from dialling calls nobody.
    card.current?.querySelector<HTMLElement>('button[data-answer="no"]')?.focus();
  }, [card, id]);
  const what = texts(isTransfer ? 'Command_blind-transfer' : 'Field_Call');
  return (
    <div
      ref={card}
      className={styles.trouble}
      role="alertdialog"
      aria-labelledby="cti-dial-choice"
      aria-describedby="cti-dial-choice-why"
      data-testid="dial-choice"
      onKeyDown={(event) => {
        if (event.key === 'Escape') place.chooseNumber(undefined);
      }}
    >
      <p className={styles.strong} id="cti-dial-choice">
        <bdi>{fill(texts(isEmergency ? 'Dial_Emergency' : 'Dial_Which'), { text })}</bdi>
      </p>
      <p className={styles.line} id="cti-dial-choice-why">
        {texts(isEmergency ? 'Dial_EmergencyWhy' : 'Dial_WhichWhy')}
      </p>
      <div className={styles.buttons}>
        {choices.map(({ target, display }) => (
          <DefaultButton
            key={target}
            className={styles.small}
            text={`${what}: \u2068${display}\u2069`}
            data-target={target}
            onClick={() => place.chooseNumber(target)}
          />
        ))}
        <DefaultButton
          className={styles.small}
          text={texts(isTransfer ? 'Dial_DoNotTransfer' : 'Dial_DoNotCall')}
          data-answer="no"
          onClick={() => place.chooseNumber(undefined)}
        />
      </div>
    </div>
  );
};
