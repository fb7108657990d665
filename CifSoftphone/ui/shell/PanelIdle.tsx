import * as React from 'react';
import { superviseFormat } from '../../../protocol/dialFormat';
import { DialPad } from '../dial/DialPad';
import { HistoryFold } from '../history/HistoryFold';
import { Buttons, SmallButton } from '../parts/buttons';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';
import { PanelTabs, type PanelTab } from './PanelTabs';
import { useTypedNumber } from './useTypedNumber';

/** What the panel is for while nobody calls; during a call it steps back behind a button. */
export const PanelIdle: React.FC = () => {
  const { place, view, texts } = useSoftphone();
  const { calls } = view;
  const [open, setOpen] = React.useState(false);
  // Kept here: an agent who was reading the history when it rang finds it again.
  const [tab, setTab] = React.useState<string | undefined>(undefined);
  const { number, setNumber, dials } = useTypedNumber(calls);
  const busy = calls.some((call) => call.state !== 'disconnected');
  React.useEffect(() => {
    if (!busy) setOpen(false);
  }, [busy]);
  const isDialling = calls.some((call) => call.state === 'initiated');
  React.useEffect(() => {
    if (isDialling) setOpen(false);
  }, [isDialling]);
  // Read only when the agent asks for it: most panels are opened to wait for a call.
  if (view.dialFormats.length === 0) {
    // The same choice as below: what can be dialled may only just not be known yet.
    const isOpen = tab === 'history';
    return <HistoryFold open={isOpen} onToggle={() => setTab(isOpen ? undefined : 'history')} />;
  }
  const keypad: PanelTab = {
    id: 'keypad',
    label: texts('Keypad_Label'),
    content: () => (
      <DialPad
        text={number}
        onText={setNumber}
        onDial={(wish) => {
          dials();
          place.dial(wish);
        }}
      />
    ),
  };
  const history: PanelTab = {
    id: 'history',
    label: texts('History_Label'),
    content: () => (
      <Region name="history">
        <Later draw={({ HistoryList }) => <HistoryList />} />
      </Region>
    ),
  };
  const supervision: PanelTab = {
    id: 'supervision',
    label: texts('Supervision_Label'),
    content: () => (
      <Region name="keypad">
        <Later
          draw={({ SuperviseForm }) => (
            <SuperviseForm onListen={(text, name) => place.dial({ text, format: superviseFormat, name })} />
          )}
        />
      </Region>
    ),
  };
  const supervises = view.dialFormats.includes(superviseFormat);
  const tabs = [
    ...(supervises && view.dialFormats.length === 1 ? [] : [keypad]),
    ...(supervises ? [supervision] : []),
    ...(place.history ? [history] : []),
  ];
  return (
    <>
      {busy && (
        <Buttons>
          <SmallButton text={texts('Dial_NewCall')} aria-expanded={open} onClick={() => setOpen(!open)} />
        </Buttons>
      )}
      {(!busy || open) && <PanelTabs tabs={tabs} chosen={tab} onChoose={setTab} />}
    </>
  );
};
