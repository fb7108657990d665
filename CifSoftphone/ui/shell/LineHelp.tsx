import * as React from 'react';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

/** A cut that is over by then needs no words, and the cards should not jump for it. */
const shortCutMs = 2_000;

/** While calls cannot ring here: what the agent can rely on nevertheless. */
export const LineHelp: React.FC = () => {
  const { view, texts } = useSoftphone();
  const { status } = view;
  const away = status === 'connecting' || status === 'reconnecting';
  const [lasts, setLasts] = React.useState(false);
  React.useEffect(() => {
    setLasts(false);
    if (!away) return undefined;
    const timer = setTimeout(() => setLasts(true), shortCutMs);
    return () => clearTimeout(timer);
  }, [away]);
  const key = status === 'signed-out' ? 'LineHelp_SignedOut' : away && lasts ? 'LineHelp_Away' : undefined;
  return (
    <div aria-live="polite" className={key === undefined ? common.unseen : common.subtle} data-testid="line-help">
      {key && texts(key)}
    </div>
  );
};
