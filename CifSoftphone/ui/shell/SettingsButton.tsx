import * as React from 'react';
import { IconButton } from '@fluentui/react';
import { GearIcon } from '../theme/icons';
import { settingsId } from './SoundSettings';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface SettingsButtonProps {
  readonly open: boolean;
  readonly texts: Texts;
  readonly onToggle: () => void;
}

/** Opens what the agent can choose for this browser. */
export const SettingsButton: React.FC<SettingsButtonProps> = ({ open, texts, onToggle }) => {
  const styles = useStyles();
  return (
    <IconButton
      className={styles.gear}
      title={texts('Settings_Title')}
      ariaLabel={texts('Settings_Title')}
      aria-expanded={open}
      data-testid="settings-button"
      {...(open ? { 'aria-controls': settingsId } : {})}
      onRenderIcon={() => <GearIcon />}
      onClick={onToggle}
    />
  );
};
