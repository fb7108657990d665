import * as React from 'react';
import type { SoundActions } from '../../surface/ringer';
import { Buttons, CloseButton, SmallButton } from '../parts/buttons';
import { MessageCard } from '../parts/MessageCard';
import { useSoftphone } from '../parts/useSoftphone';

/** A ring could not be heard: said in three sentences, with the click that the browser waits for. */
export const SoundBlocked: React.FC<{ readonly actions: SoundActions }> = ({ actions }) => {
  const { texts } = useSoftphone();
  return (
    <MessageCard
      sentences={[texts('Sound_Blocked_What'), texts('Sound_Blocked_Means'), texts('Sound_Blocked_Do')]}
      close={<CloseButton title={texts('Dismiss')} onClick={() => actions.dismissBlocked()} />}
      data-testid="sound-blocked"
    >
      <Buttons>
        <SmallButton primary text={texts('Sound_Enable')} onClick={() => actions.enable()} />
      </Buttons>
    </MessageCard>
  );
};
