import * as React from 'react';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { announce } from './announcement';

/** What a screen reader says by itself. */
export const Announcer: React.FC = () => {
  const { place, view, texts } = useSoftphone();
  const { urgent, calm } = announce(view, texts, view.ringPlaceId === place.placeId);
  return (
    <>
      <div className={common.unseen} aria-live="assertive">
        {urgent}
      </div>
      <div className={common.unseen} aria-live="polite">
        {calm}
      </div>
    </>
  );
};
