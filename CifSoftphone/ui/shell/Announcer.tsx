import * as React from 'react';
import type { Place, PlaceView } from '../../surface/place';
import { announce } from './announcement';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface AnnouncerProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
}

/** What a screen reader says by itself. */
export const Announcer: React.FC<AnnouncerProps> = ({ place, view, texts }) => {
  const styles = useStyles();
  const { urgent, calm } = announce(view, texts, view.ringPlaceId === place.placeId);
  return (
    <>
      <div className={styles.unseen} aria-live="assertive">
        {urgent}
      </div>
      <div className={styles.unseen} aria-live="polite">
        {calm}
      </div>
    </>
  );
};
