import * as React from 'react';
import { SmallButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';

export interface PopOutPorts {
  /** False in that window, and on a form. */
  canPopOut(): boolean;
  /** Straight from a click: the panel in a window of its own, or that window in front; false where the browser blocks it. */
  popOut(): boolean;
}

/** In the settings: it is pressed once a day, and the panel's first line has no room for it at 300 px. */
export const popOutButton = (ports: PopOutPorts): React.FC =>
  function PopOutButton() {
    const { texts } = useSoftphone();
    const [blocked, setBlocked] = React.useState(false);
    if (!ports.canPopOut()) return null;
    return (
      <div>
        <SmallButton
          text={texts('PopOut_Open')}
          data-testid="pop-out-button"
          onClick={() => setBlocked(!ports.popOut())}
        />
        <div role="status">{blocked && `${texts('PopOut_Blocked')} ${texts('PopOut_Allow')}`}</div>
      </div>
    );
  };
