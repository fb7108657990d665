import * as React from 'react';
import { PrimaryButton } from '@fluentui/react';
import type { Place, PlaceView } from '../../surface/place';
import { Announcer } from './Announcer';
import { CallList } from '../call/CallList';
import { DialChoiceCard } from '../dial/DialChoiceCard';
import { DialQuestionCard } from '../dial/DialQuestionCard';
import { KeptCard } from './KeptCard';
import { LineHelp } from './LineHelp';
import { LineStatusBadge } from './LineStatusBadge';
import { PlainRings } from '../call/PlainRings';
import { Region } from '../parts/Region';
import { RingList } from '../call/RingList';
import { SettingsButton } from './SettingsButton';
import { SoundBlocked } from './SoundBlocked';
import { SoundSettings } from './SoundSettings';
import type { Texts } from '../../words/texts';
import { TroubleMessage } from './TroubleMessage';
import { useStyles } from '../theme/useStyles';

export interface SoftphoneProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
  /** False in a field, where an empty list needs no words. */
  readonly tellsWhenIdle: boolean;
  /** Says what still works while calls cannot ring here. */
  readonly helps: boolean;
  /** There is room for the agent's own choices. */
  readonly hasSettings: boolean;
  /** What this place has beside the line's status. */
  readonly tools?: React.ReactNode;
  /** What the place has below its calls: rings stay in sight over it, too. */
  readonly children?: React.ReactNode;
}

/**
 * Rings on top of all, then line, calls and what the place has below. Messages and questions stick to the bottom: they
 * come by themselves, and must not move a live call's buttons under the pointer.
 */
export const Softphone: React.FC<SoftphoneProps> = ({
  place,
  view,
  texts,
  tellsWhenIdle,
  helps,
  hasSettings,
  tools,
  children,
}) => {
  const styles = useStyles();
  const [settingsOpen, setSettingsOpen] = React.useState(false);
  const region = { place, texts };
  return (
    <section className={styles.root} aria-label={texts('Softphone_Label')}>
      <Region name="notices" {...region}>
        <Announcer place={place} view={view} texts={texts} />
      </Region>
      <Region name="rings" {...region} instead={<PlainRings place={place} texts={texts} />}>
        <RingList place={place} view={view} texts={texts} />
      </Region>
      <div className={styles.header}>
        <Region name="line" {...region}>
          <LineStatusBadge status={view.status} agentName={view.agentName} texts={texts} />
        </Region>
        {view.status === 'signed-out' && (
          <PrimaryButton className={styles.small} text={texts('Line_SignIn')} onClick={() => place.signIn()} />
        )}
        <Region name="agent" {...region}>
          {tools}
        </Region>
        {hasSettings && view.sound && place.sound && (
          <SettingsButton open={settingsOpen} texts={texts} onToggle={() => setSettingsOpen(!settingsOpen)} />
        )}
      </div>
      <Region name="settings" {...region}>
        {hasSettings && settingsOpen && view.sound && place.sound && (
          <SoundSettings
            sound={view.sound}
            actions={place.sound}
            texts={texts}
            onSaveLog={() => place.saveSupportLog()}
            onClose={() => setSettingsOpen(false)}
          />
        )}
      </Region>
      <Region name="calls" {...region}>
        <CallList place={place} view={view} texts={texts} />
      </Region>
      {tellsWhenIdle && view.status === 'connected' && view.calls.length === 0 && view.dialFormats.length === 0 && (
        <div className={styles.idle}>{texts('Calls_None')}</div>
      )}
      {children}
      <div className={styles.notices}>
        <Region name="notices" {...region}>
          {view.sound?.blocked && place.sound && <SoundBlocked actions={place.sound} texts={texts} />}
          {view.trouble !== undefined && (
            <TroubleMessage trouble={view.trouble} texts={texts} onDismiss={() => place.dismissTrouble()} />
          )}
          {view.kept?.map((kept) => (
            <KeptCard key={kept.id} place={place} kept={kept} texts={texts} />
          ))}
          {helps && <LineHelp status={view.status} texts={texts} />}
          <DialQuestionCard place={place} view={view} texts={texts} />
          {view.dialChoice && <DialChoiceCard place={place} choice={view.dialChoice} texts={texts} />}
        </Region>
      </div>
    </section>
  );
};
