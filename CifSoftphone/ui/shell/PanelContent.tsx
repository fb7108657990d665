import * as React from 'react';
import { superviseFormat } from '../../../protocol/dialFormat';
import { isBetweenCalls } from '../../core/calls/betweenCalls';
import { DialPad } from '../dial/DialPad';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { tabId, tabPanelId } from '../parts/TabStrip';
import { useSoftphone } from '../parts/useSoftphone';
import { column } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { HomeSkeleton } from '../home/HomeSkeleton';
import { HomeQueues } from '../home/HomeQueues';
import { NotConfigured } from './NotConfigured';
import { isWorking, type PanelView } from './panelViews';
import { useTypedNumber } from './useTypedNumber';

const content = {
  ...column(8),
  boxSizing: 'border-box',
  padding: 8,
  // All views begin at one height.
  selectors: { '> :first-child': { marginTop: 0 } },
} as const;
const styles = lazyClasses({
  content: {
    ...content,
    flex: '1 1 160px',
    minHeight: 160,
    overflowY: 'auto',
    selectors: { ...content.selectors, '&[hidden]': { display: 'none' } },
  },
  // The work on a call has the room.
  beside: {
    ...content,
    flex: 'none',
    paddingTop: 0,
    selectors: { ...content.selectors, ':empty,&[hidden]': { display: 'none' } },
  },
  idle: { color: tokens.colorNeutralForeground2, padding: '24px 0', textAlign: 'center' },
});

export interface PanelContentProps {
  readonly shown: PanelView;
  /** A conversation is open, and has the room of what is between calls. */
  readonly gives?: boolean;
  readonly onHistory: () => void;
}

/** What the panel shows below its calls: home, the keypad, colleagues, the last calls. Each keeps how far it was scrolled. */
export const PanelContent: React.FC<PanelContentProps> = ({ shown, gives = false, onHistory }) => {
  const { place, view, texts } = useSoftphone();
  const { calls } = view;
  const { number, setNumber, dials } = useTypedNumber(calls);
  const drawn: Readonly<Record<PanelView, () => React.ReactNode>> = {
    now: () => (
      <>
        {view.status === 'not-configured' && <NotConfigured />}
        {/* While something rings or is talked or written about nothing else is asked for, or looked at. */}
        {isBetweenCalls(view) &&
          (view.status === 'connecting' ? (
            <HomeSkeleton />
          ) : place.recent ? (
            <Region name="history">
              <Later quiet draw={({ Home }) => <Home onAll={onHistory} />} />
            </Region>
          ) : (
            view.status === 'connected' && <div className={styles.idle}>{texts('Calls_None')}</div>
          ))}
        <HomeQueues />
      </>
    ),
    keypad: () => (
      <Region name="keypad">
        <DialPad
          text={number}
          onText={setNumber}
          onDial={(wish) => {
            dials();
            place.dial(wish);
          }}
        />
      </Region>
    ),
    supervision: () => (
      <Region name="keypad">
        <Later
          draw={({ SuperviseForm }) => (
            <SuperviseForm onListen={(text, name) => place.dial({ text, format: superviseFormat, name })} />
          )}
        />
      </Region>
    ),
    history: () => (
      <Region name="history">
        <Later draw={({ HistoryList }) => <HistoryList />} />
      </Region>
    ),
  };
  return (
    <div
      hidden={gives && shown === 'now'}
      className={shown === 'now' && isWorking(view) ? styles.beside : styles.content}
      role="tabpanel"
      id={tabPanelId('panel', shown)}
      aria-labelledby={tabId('panel', shown)}
    >
      {drawn[shown]()}
      {/* voicepanel.js has its place here, where there is a telephone for this browser. */}
      <div data-voice="" hidden={shown !== 'now'} />
    </div>
  );
};
