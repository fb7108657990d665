import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { Place, PlaceView } from '../../surface/place';
import { DialPad } from '../dial/DialPad';
import { HistoryFold } from '../history/HistoryFold';
import { HistoryList } from '../history/HistoryList';
import { PanelTabs, type PanelTab } from './PanelTabs';
import { Region } from '../parts/Region';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface PanelIdleProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
}

/** What the panel is for while nobody calls; during a call it steps back behind a button. */
export const PanelIdle: React.FC<PanelIdleProps> = ({ place, view, texts }) => {
  const styles = useStyles();
  const [open, setOpen] = React.useState(false);
  // Kept here: an agent who was reading the history when it rang finds it again.
  const [tab, setTab] = React.useState<string | undefined>(undefined);
  // So is what was typed, until it is called: who is refused or asked corrects it.
  const [number, setNumber] = React.useState('');
  const busy = view.calls.some((call) => call.state !== 'disconnected');
  React.useEffect(() => {
    if (!busy) setOpen(false);
  }, [busy]);
  const isDialling = view.calls.some((call) => call.state === 'initiated');
  React.useEffect(() => {
    if (isDialling) setOpen(false);
  }, [isDialling]);
  /** The calls that there were when this keypad dialled: the next one is its own. */
  const before = React.useRef<readonly string[] | undefined>();
  const isCalled = view.calls.some(
    ({ key, direction, state, farEndRings }) =>
      direction === 'outbound' && before.current?.includes(key) === false && (state !== 'initiated' || farEndRings),
  );
  React.useEffect(() => {
    if (!isCalled) return;
    before.current = undefined;
    setNumber('');
  }, [isCalled]);
  const { history } = place;
  // Read only when the agent asks for it: most panels are opened to wait for a call.
  if (view.dialFormats.length === 0) {
    // The same choice as below: what can be dialled may only just not be known yet.
    const isOpen = tab === 'history';
    const toggle = (): void => setTab(isOpen ? undefined : 'history');
    return <HistoryFold place={place} view={view} texts={texts} open={isOpen} onToggle={toggle} />;
  }
  const tabs: PanelTab[] = [
    {
      id: 'keypad',
      label: texts('Keypad_Label'),
      content: () => (
        <DialPad
          texts={texts}
          text={number}
          onText={setNumber}
          formats={view.dialFormats}
          enabled={view.status === 'connected'}
          onDial={(wish) => {
            before.current = view.calls.map(({ key }) => key);
            place.dial(wish);
          }}
        />
      ),
    },
    ...(history === undefined
      ? []
      : [
          {
            id: 'history',
            label: texts('History_Label'),
            content: () => (
              <Region name="history" place={place} texts={texts}>
                <HistoryList place={place} view={view} texts={texts} />
              </Region>
            ),
          },
        ]),
  ];
  return (
    <>
      {busy && (
        <div className={styles.buttons}>
          <DefaultButton
            className={styles.small}
            text={texts('Dial_NewCall')}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          />
        </div>
      )}
      {(!busy || open) && <PanelTabs tabs={tabs} chosen={tab} onChoose={setTab} texts={texts} />}
    </>
  );
};
