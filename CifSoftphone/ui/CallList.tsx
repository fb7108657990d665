import * as React from 'react';
import type { LineView } from '../line/lineView';
import type { Place } from '../place/place';
import { CallCard } from './CallCard';
import type { Texts } from './texts';
import { useStyles } from './useStyles';

export interface CallListProps {
  readonly place: Place;
  readonly view: LineView;
  readonly texts: Texts;
}

/** All calls, oldest first: a second ring stands under the first and hides nothing. */
export const CallList: React.FC<CallListProps> = ({ place, view, texts }) => {
  const styles = useStyles();
  if (view.calls.length === 0) return null;
  return (
    <ul className={styles.calls}>
      {view.calls.map((call) => (
        <CallCard key={call.key} call={call} place={place} ringPlaceId={view.ringPlaceId} texts={texts} />
      ))}
    </ul>
  );
};
