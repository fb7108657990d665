import * as React from 'react';
import { CallList } from '../call/CallList';
import { PlainRings } from '../call/PlainRings';
import { RingList } from '../call/RingList';
import { SmallButton } from '../parts/buttons';
import { keysAreKept } from '../keys/keyStorage';
import { Later } from '../parts/Later';
import type { LaterParts } from '../parts/laterParts';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { Announcer } from './Announcer';
import { clearOfNotices } from './clearOfNotices';
import { LineStatusBadge } from './LineStatusBadge';
import { Notices } from './Notices';
import { SettingsButton } from './SettingsButton';

export interface SoftphoneProps {
  /** Says what still works while calls cannot ring here. */
  readonly helps: boolean;
  /** There is room for the agent's own choices. */
  readonly hasSettings: boolean;
  /** The whole page is the softphone. */
  readonly page?: boolean;
  /** What this place has beside the line's status. */
  readonly tools?: React.ReactNode;
  /** What the place has below its calls: rings stay in sight over it, too. */
  readonly children?: React.ReactNode;
}

const styles = lazyClasses({
  header: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: 8,
    flexWrap: 'wrap',
  },
});

/**
 * Rings on top of all, then line, calls, the agent's choices and what the place has below. Messages and questions stick
 * to the bottom: they come by themselves, and must neither move nor cover a live call's buttons.
 */
export const Softphone: React.FC<SoftphoneProps> = ({ helps, hasSettings, page = false, tools, children }) => {
  const { place, view, texts, later } = useSoftphone();
  const [settingsOpen, setSettingsOpen] = React.useState(false);
  const { sound } = view;
  const actions = hasSettings ? place.sound : undefined;
  const hasCalls = view.calls.length > 0;
  // Keys that reach from elsewhere are heard without a focus here.
  const [used, setUsed] = React.useState(keysAreKept);
  const [parts, setParts] = React.useState<LaterParts>();
  // Before it is opened: who types as soon as a button is pressed loses no letter.
  const { file } = view.settings.ring;
  const wanted = hasCalls || used || file !== '';
  React.useEffect(() => {
    let shown = true;
    if (wanted)
      later().then(
        (loaded) => shown && setParts(loaded),
        () => undefined,
      );
    return () => void (shown = false);
  }, [later, wanted]);
  return (
    <section
      className={common.root}
      aria-label={texts('Softphone_Label')}
      onKeyUp={clearOfNotices}
      onFocus={() => setUsed(true)}
    >
      <Region name="notices">
        <Announcer />
      </Region>
      <Region name="rings" instead={<PlainRings />}>
        <RingList />
      </Region>
      <div className={styles.header}>
        <Region name="line">
          <LineStatusBadge />
        </Region>
        {view.status === 'signed-out' && (
          <SmallButton primary text={texts('Line_SignIn')} onClick={() => place.signIn()} />
        )}
        <Region name="agent">{tools}</Region>
        {sound && actions && <SettingsButton open={settingsOpen} onToggle={() => setSettingsOpen(!settingsOpen)} />}
      </div>
      <Region name="calls">
        <CallList />
      </Region>
      <Region name="settings">
        {sound && actions && settingsOpen && (
          <Later
            draw={({ SoundSettings }) => (
              <SoundSettings sound={sound} actions={actions} onClose={() => setSettingsOpen(false)} />
            )}
          />
        )}
      </Region>
      <Region name="settings">
        {parts && (
          <>
            <parts.Keys page={page} />
            <parts.DesktopNotices />
            {file !== '' && <parts.RingFile file={file} />}
          </>
        )}
      </Region>
      {children}
      <Notices helps={helps} />
    </section>
  );
};
