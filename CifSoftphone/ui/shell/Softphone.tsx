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
import { barPx, common, inPanel } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
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
  /** What the place has below its calls. */
  readonly children?: React.ReactNode;
  /** Which of its views a panel shows below its calls. */
  readonly shown?: string;
  /** What leads from view to view. */
  readonly nav?: React.ReactNode;
}

const styles = lazyClasses({
  header: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    flexWrap: 'wrap',
    selectors: {
      [inPanel]: {
        position: 'sticky',
        top: 0,
        zIndex: 3,
        flex: 'none',
        minHeight: barPx,
        padding: '2px 12px',
        boxSizing: 'border-box',
        background: tokens.colorNeutralBackground1,
        borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      },
    },
  },
  // The last word of the line belongs to the settings.
  settings: { marginInlineStart: 'auto' },
  opened: { selectors: { [inPanel]: { flex: '1 1 160px', minHeight: 160, overflowY: 'auto', padding: 8 } } },
});

/**
 * Regions in fixed places: who the agent is and how it stands on top, then what rings and the calls, and below them what
 * the agent works with. What comes by itself, a message, a question, a second ring, comes at the end: it neither moves nor
 * covers a live call's keys.
 */
export const Softphone: React.FC<SoftphoneProps> = (props) => {
  const { helps, hasSettings, page = false, tools, children, shown, nav } = props;
  const { place, view, texts } = useSoftphone();
  const [settingsOpen, setSettingsOpen] = React.useState(false);
  const { sound } = view;
  const actions = hasSettings ? place.sound : undefined;
  const hasCalls = view.calls.length > 0;
  // Keys that reach from elsewhere are heard without a focus here.
  const [used, setUsed] = React.useState(keysAreKept);
  const { file } = view.settings.ring;
  const parts = useParts(hasCalls || used || file !== '');
  // In a panel the settings stand where the work was: who goes to a view leaves them, and another call wants its work.
  const { frontKey } = view;
  React.useEffect(() => (shown === undefined ? undefined : setSettingsOpen(false)), [shown, frontKey]);
  const instead = settingsOpen && shown !== undefined;
  return (
    <section
      className={common.root}
      aria-label={texts('Softphone_Label')}
      data-view={instead ? 'settings' : shown}
      onKeyUp={clearOfNotices}
      onFocus={() => setUsed(true)}
    >
      <Region name="notices">
        <Announcer />
      </Region>
      <div className={styles.header} data-bar="">
        <Region name="agent">{tools}</Region>
        <Region name="line">
          <LineStatusBadge />
        </Region>
        {view.status === 'signed-out' && (
          <SmallButton primary text={texts('Line_SignIn')} onClick={() => place.signIn()} />
        )}
        {sound && actions && (
          <span className={styles.settings}>
            <SettingsButton open={settingsOpen} onToggle={() => setSettingsOpen(!settingsOpen)} />
          </span>
        )}
      </div>
      <Region name="rings" instead={<PlainRings />}>
        <RingList />
      </Region>
      <Region name="calls">
        <CallList />
      </Region>
      <Region name="settings">
        {sound && actions && settingsOpen && (
          <div className={styles.opened}>
            <Later
              draw={({ SoundSettings }) => (
                <SoundSettings sound={sound} actions={actions} onClose={() => setSettingsOpen(false)} />
              )}
            />
          </div>
        )}
      </Region>
      <Region name="settings">{parts && <parts.Keys page={page} />}</Region>
      {instead ? <div hidden>{children}</div> : children}
      <Notices helps={helps}>
        {parts && (
          <Region name="settings">
            <parts.DesktopNotices />
            {file !== '' && <parts.RingFile file={file} />}
          </Region>
        )}
      </Notices>
      {nav}
    </section>
  );
};

/** What comes later, before it is opened: who types as soon as a button is pressed loses no letter. */
function useParts(wanted: boolean): LaterParts | undefined {
  const { later } = useSoftphone();
  const [parts, setParts] = React.useState<LaterParts>();
  React.useEffect(() => {
    let shown = true;
    if (wanted)
      later().then(
        (loaded) => shown && setParts(loaded),
        () => undefined,
      );
    return () => void (shown = false);
  }, [later, wanted]);
  return parts;
}
