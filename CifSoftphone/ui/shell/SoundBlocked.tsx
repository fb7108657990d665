import * as React from 'react';
import { CloseButton, SmallButton } from '../parts/buttons';
import { MessageLine } from '../parts/MessageLine';
import { useSoftphone } from '../parts/useSoftphone';

/** A ring could not be heard: said in three sentences, with the click that the browser waits for. */
export const SoundBlocked: React.FC = () => {
  const { place, texts } = useSoftphone();
  const actions = place.sound;
  return actions === undefined ? null : (
    <MessageLine
      kind="warning"
      sentences={[texts('Sound_Blocked_What'), texts('Sound_Blocked_Means'), texts('Sound_Blocked_Do')]}
      close={<CloseButton title={texts('Dismiss')} onClick={() => actions.dismissBlocked()} />}
      data-testid="sound-blocked"
      actions={<SmallButton primary text={texts('Sound_Enable')} onClick={() => actions.enable()} />}
    />
  );
};
