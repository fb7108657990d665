import * as React from 'react';
import { isBetweenCalls } from '../../core/calls/betweenCalls';
import { Buttons, SmallButton } from '../parts/buttons';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';

export interface HistoryFoldProps {
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The history behind a button, where it is not the first thing that an agent needs. */
export const HistoryFold: React.FC<HistoryFoldProps> = ({ open, onToggle }) => {
  const { place, texts } = useSoftphone();
  if (place.history === undefined) return null;
  return (
    <>
      <Buttons style={{ marginTop: 0 }}>
        <SmallButton
          text={texts('History_Label')}
          aria-expanded={open}
          data-testid="history-button"
          onClick={onToggle}
        />
      </Buttons>
      {open && (
        <Region name="history">
          <Later
            draw={({ Home, HistoryList, Queues }) => (
              <>
                {isBetweenCalls(place.getView()) && (
                  <>
                    <Home />
                    <Queues />
                  </>
                )}
                <HistoryList />
              </>
            )}
          />
        </Region>
      )}
    </>
  );
};
