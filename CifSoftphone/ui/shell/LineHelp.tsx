import * as React from 'react';
import type { LineStatus } from '../../core/line/lineView';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

/** A cut that is over by then needs no words, and the cards should not jump for it. */
const shortCutMs = 2_000;

export interface LineHelpProps {
  readonly status: LineStatus;
  readonly texts: Texts;
}

/** While calls cannot ring here: what the agent can rely on nevertheless. */
export const LineHelp: React.FC<LineHelpProps> = ({ status, texts }) => {
  const styles = useStyles();
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
    <div aria-live="polite" className={key === undefined ? styles.unseen : styles.subtle} data-testid="line-help">
      {key === undefined ? '' : texts(key)}
    </div>
  );
};
