import * as React from 'react';
import type { CallPartProps } from '../parts/laterParts';
import { CallIcon } from '../theme/callIcons';
import { PhoneIcon } from '../theme/icons';

/** How a live call is, beside the word for it: the drawing of the key that made it so. */
export const StateIcon: React.FC<CallPartProps> = ({ call: { state, muted } }) =>
  state === 'held' ? (
    <CallIcon small command="hold" />
  ) : muted && state === 'connected' ? (
    <CallIcon small command="unmute" />
  ) : (
    <PhoneIcon />
  );
