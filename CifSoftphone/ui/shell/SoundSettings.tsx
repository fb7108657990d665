import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { SoundActions } from '../../surface/place';
import type { SoundView } from '../../surface/ringer';
import { ringSounds } from '../../core/settings/softphoneSettings';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export const settingsId = 'cti-softphone-settings';

export interface SoundSettingsProps {
  readonly sound: SoundView;
  readonly actions: SoundActions;
  readonly texts: Texts;
  readonly onSaveLog: () => void;
  readonly onClose: () => void;
}

/** How a ring sounds, for this agent in this browser. Native fields: light, and at home in every theme. */
export const SoundSettings: React.FC<SoundSettingsProps> = ({ sound, actions, texts, onSaveLog, onClose }) => {
  const styles = useStyles();
  const section = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    void actions.findOutputs(false);
  }, [actions]);
  const close = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    section.current?.parentElement?.querySelector<HTMLElement>('[data-testid=settings-button]')?.focus();
    onClose();
  };
  const { outputs } = sound;
  return (
    <div
      ref={section}
      id={settingsId}
      className={styles.settings}
      role="group"
      aria-label={texts('Settings_Title')}
      data-testid="settings"
      onKeyDown={close}
    >
      <label className={styles.setting}>
        {texts('Sound_Choice')}
        <select
          className={styles.native}
          value={sound.sound}
          onChange={({ target }) => {
            const chosen = ringSounds.find((one) => one === target.value);
            if (chosen !== undefined) actions.choose({ sound: chosen });
          }}
        >
          {ringSounds.map((one) => (
            <option key={one} value={one}>
              {texts(`Sound_${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.setting}>
        {texts('Sound_Volume')}
        <input
          className={styles.native}
          type="range"
          min={0}
          max={100}
          step={5}
          value={sound.volumePercent}
          disabled={sound.sound === 'off'}
          aria-valuetext={`${sound.volumePercent} %`}
          onChange={({ target }) => actions.choose({ volumePercent: Number(target.value) })}
        />
      </label>
      {outputs !== undefined && outputs.length > 0 && (
        <label className={styles.setting}>
          {texts('Sound_Output')}
          <select
            className={styles.native}
            value={outputs.some(({ id }) => id === sound.outputId) ? sound.outputId : ''}
            onChange={({ target }) => actions.choose({ outputId: target.value })}
          >
            <option value="">{texts('Sound_UsualOutput')}</option>
            {outputs.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={styles.buttons}>
        <DefaultButton
          className={styles.small}
          text={texts('Sound_Test')}
          disabled={sound.sound === 'off'}
          onClick={() => actions.test()}
        />
        {outputs?.length === 0 && (
          <DefaultButton
            className={styles.small}
            text={texts('Sound_FindOutputs')}
            onClick={() => void actions.findOutputs(true)}
          />
        )}
        <DefaultButton className={styles.small} text={texts('Support_SaveLog')} onClick={onSaveLog} />
      </div>
    </div>
  );
};
