import * as React from 'react';
import { SmallIconButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { GearIcon } from '../theme/icons';

export const settingsId = 'cti-softphone-settings';

export interface SettingsButtonProps {
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Opens what the agent can choose for this browser. */
export const SettingsButton: React.FC<SettingsButtonProps> = ({ open, onToggle }) => (
  <SmallIconButton
    title={useSoftphone().texts('Settings_Title')}
    aria-expanded={open}
    data-testid="settings-button"
    {...(open ? { 'aria-controls': settingsId } : {})}
    onClick={onToggle}
  >
    <GearIcon />
  </SmallIconButton>
);
