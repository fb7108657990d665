import * as React from 'react';
import { fill } from '../../words/texts';
import { SmallButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { QuestionCard } from '../parts/QuestionCard';

/** Asks which number is meant, or whether help is to be called from here: nobody is called by a guess. */
export const DialChoiceCard: React.FC = () => {
  const { place, view, texts } = useSoftphone();
  if (view.dialChoice === undefined) return null;
  const { id, text, choices, isEmergency, isTransfer } = view.dialChoice;
  const what = texts(isTransfer ? 'Command_blind-transfer' : 'Field_Call');
  return (
    <QuestionCard
      key={id}
      id="dial-choice"
      sentences={[
        fill(texts(isEmergency ? 'Dial_Emergency' : 'Dial_Which'), { text }),
        texts(isEmergency ? 'Dial_EmergencyWhy' : 'Dial_WhichWhy'),
      ]}
      noWords={texts(isTransfer ? 'Dial_DoNotTransfer' : 'Dial_DoNotCall')}
      onNo={() => place.chooseNumber(undefined)}
    >
      {choices.map(({ target, display }) => (
        <SmallButton
          key={target}
          text={`${what}: \u2068${display}\u2069`}
          data-target={target}
          onClick={() => place.chooseNumber(target)}
        />
      ))}
    </QuestionCard>
  );
};
