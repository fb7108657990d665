import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { PlaceDialChoice } from '../../surface/dialler';
import type { Place } from '../../surface/place';
import { fill, type Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';
import { QuestionCard } from './QuestionCard';

export interface DialChoiceCardProps {
  readonly place: Place;
  readonly choice: PlaceDialChoice;
  readonly texts: Texts;
}

/** Asks which number is meant, or whether help is to be called from here: nobody is called by a guess. */
export const DialChoiceCard: React.FC<DialChoiceCardProps> = ({ place, choice, texts }) => {
  const styles = useStyles();
  const { id, text, choices, isEmergency, isTransfer } = choice;
  const what = texts(isTransfer ? 'Command_blind-transfer' : 'Field_Call');
  return (
    <QuestionCard
      key={id}
      testId="dial-choice"
      question={fill(texts(isEmergency ? 'Dial_Emergency' : 'Dial_Which'), { text })}
      reasons={[texts(isEmergency ? 'Dial_EmergencyWhy' : 'Dial_WhichWhy')]}
      answers={choices.map(({ target, display }) => (
        <DefaultButton
          key={target}
          className={styles.small}
          text={`${what}: \u2068${display}\u2069`}
          data-target={target}
          onClick={() => place.chooseNumber(target)}
        />
      ))}
      noWords={texts(isTransfer ? 'Dial_DoNotTransfer' : 'Dial_DoNotCall')}
      onNo={() => place.chooseNumber(undefined)}
    />
  );
};
