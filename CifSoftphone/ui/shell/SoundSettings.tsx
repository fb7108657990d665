import * as React from 'react';
import { ringSounds } from '../../core/settings/softphoneSettings';
import { askForKeyList } from '../keys/keyListAsked';
import { Buttons, SmallButton } from '../parts/buttons';
import type { SoundSettingsProps } from '../parts/laterParts';
import { fieldStyles, SelectField } from '../parts/SelectField';
import { useSoftphone } from '../parts/useSoftphone';
import { card, column } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { settingsId } from './SettingsButton';

const styles = lazyClasses({ settings: { ...card, ...column(12) } });

/** It opens below the calls, so that it moves no button of them, and out of sight where many were missed. */
function turnTo(section: HTMLElement | null): void {
  section?.scrollIntoView({ block: 'nearest' });
  // Whoever writes already is not called away.
  if (document.activeElement?.matches('input, textarea') !== true) section?.querySelector('select')?.focus();
}

/** How a ring sounds, for this agent in this browser. */
export const soundSettings = (NoticeSettings: React.FC, PopOutButton: React.FC): React.FC<SoundSettingsProps> =>
  function SoundSettings({ sound, actions, onClose }) {
    const { place, view, texts } = useSoftphone();
    const section = React.useRef<HTMLDivElement>(null);
    React.useEffect(() => {
      void actions.findOutputs(false);
      turnTo(section.current);
    }, [actions]);
    const close = (event: React.KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      section.current?.closest('section')?.querySelector<HTMLElement>('[data-testid=settings-button]')?.focus();
      onClose();
    };
    const { outputs, volumePercent } = sound;
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
        <SelectField
          label={texts('Sound_Choice')}
          value={sound.byFile ? '' : sound.sound}
          choices={[
            ...(view.settings.ring.file === '' ? [] : [{ value: '', label: texts('RingFile_Choice') }]),
            ...ringSounds.map((value) => ({ value, label: texts(`Sound_${value}`) })),
          ]}
          onChoose={(value) => {
            const chosen = ringSounds.find((one) => one === value);
            if (chosen !== undefined || value === '') actions.choose({ sound: chosen });
          }}
        />
        <label className={fieldStyles.labelled}>
          {texts('Sound_Volume')}
          <input
            className={fieldStyles.native}
            type="range"
            min={0}
            max={100}
            step={5}
            value={volumePercent}
            disabled={sound.sound === 'off'}
            aria-valuetext={`${volumePercent} %`}
            onChange={({ target }) => actions.choose({ volumePercent: Number(target.value) })}
          />
        </label>
        {outputs && outputs.length > 0 && (
          <SelectField
            label={texts('Sound_Output')}
            value={outputs.some(({ id }) => id === sound.outputId) ? sound.outputId : ''}
            choices={[
              { value: '', label: texts('Sound_UsualOutput') },
              ...outputs.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChoose={(outputId) => actions.choose({ outputId })}
          />
        )}
        <NoticeSettings />
        <Buttons>
          <SmallButton text={texts('Sound_Test')} disabled={sound.sound === 'off'} onClick={() => actions.test()} />
          {outputs?.length === 0 && (
            <SmallButton text={texts('Sound_FindOutputs')} onClick={() => void actions.findOutputs(true)} />
          )}
          <SmallButton
            text={texts('Keys_Title')}
            onClick={({ currentTarget }: React.MouseEvent<HTMLElement>) => askForKeyList(currentTarget)}
          />
          <SmallButton text={texts('Support_SaveLog')} onClick={() => place.saveSupportLog()} />
        </Buttons>
        <PopOutButton />
      </div>
    );
  };
