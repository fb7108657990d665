import * as React from 'react';
import { MessageLine } from '../parts/MessageLine';
import { useSoftphone } from '../parts/useSoftphone';

/** A cut that is over by then needs no words, and the cards should not jump for it. */
const shortCutMs = 2_000;

/** Of every language that agents read. */
const sentence = /[^.。]+[.。]?/g;

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
    // The live region is there before it says something: some screen readers hear it only then.
    <div aria-live="polite" data-testid="line-help" {...(key && { 'data-message': 'info' })}>
      {key && (
        <MessageLine kind="info" role="none" data-message={undefined} sentences={texts(key).match(sentence) ?? []} />
      )}
    </div>
  );
};
