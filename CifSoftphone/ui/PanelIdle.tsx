import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { Place, PlaceView } from '../place/place';
import { DialPad } from './DialPad';
import { PanelTabs, type PanelTab } from './PanelTabs';
import type { Texts } from './texts';
import { useStyles } from './useStyles';

export interface PanelIdleProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
}

/** What the panel is for while nobody calls; during a call it steps back behind a button. */
export const PanelIdle: React.FC<PanelIdleProps> = ({ place, view, texts }) => {
  const styles = useStyles();
  const [open, setOpen] = React.useState(false);
  const busy = view.calls.some((call) => call.state !== 'disconnected');
  React.useEffect(() => {
    if (!busy) setOpen(false);
  }, [busy]);
  const tabs: PanelTab[] = [];
  if (view.dialFormats.length > 0) {
    tabs.push({
      id: 'keypad',
      label: texts('Keypad_Label'),
      content: () => (
        <DialPad
          texts={texts}
          formats={view.dialFormats}
          enabled={view.status === 'connected'}
          onDial={(wish) => {
            setOpen(false);
            place.dial(wish);
          }}
        />
      ),
    });
  }
  if (tabs.length === 0) return null;
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
      {(!busy || open) && <PanelTabs tabs={tabs} texts={texts} />}
    </>
  );
};
