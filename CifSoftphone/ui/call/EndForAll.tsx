import * as React from 'react';
import { SmallButton } from '../parts/buttons';
import type { CallPartProps } from '../parts/laterParts';
import { QuestionCard } from '../parts/QuestionCard';
import { useSoftphone } from '../parts/useSoftphone';
import { PhoneIcon } from '../theme/icons';
import { toolStyles } from './toolStyles';

/** Cuts off all who talk: a quiet key that asks first. Who wants to go presses the red one, and they go on talking. */
export const EndForAll: React.FC<CallPartProps> = ({ call: { key, offers, underWay } }) => {
  const { place, texts, compact } = useSoftphone();
  const [asks, setAsks] = React.useState(false);
  const ending = underWay === 'hangup';
  const rests = ending || !offers.includes('hangup');
  const words = texts(ending ? 'Call_Ending' : 'Call_EndForAll');
  return (
    <>
      <button
        type="button"
        className={toolStyles.key}
        title={rests && !ending ? texts('Command_NotNow') : compact ? words : undefined}
        aria-disabled={rests || undefined}
        aria-expanded={asks}
        data-testid="end-for-all"
        onClick={() => (rests ? undefined : setAsks(!asks))}
      >
        <PhoneIcon down size={20} />
        <span>{words}</span>
      </button>
      {asks && !rests && (
        <div className={toolStyles.below}>
          <QuestionCard
            id={`end-for-all-${encodeURIComponent(key)}`}
            sentences={[texts('EndForAll_Asked'), texts('EndForAll_Means')]}
            noWords={texts('EndForAll_No')}
            onNo={() => setAsks(false)}
          >
            <SmallButton
              primary
              text={texts('Call_EndForAll')}
              data-testid="end-for-all-yes"
              onClick={() => {
                setAsks(false);
                place.hangUp(key);
              }}
            />
          </QuestionCard>
        </div>
      )}
    </>
  );
};
