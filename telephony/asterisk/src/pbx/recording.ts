import type { Recording } from '../../../../protocol/callFacts';
import { headerOf, type AmiMessage } from '../ami/amiMessage';
import type { Channel } from './channel';

/** How a channel or a leg is recorded by `MixMonitor`. That it may be is nothing that Asterisk says. */
export type KnownRecording = Exclude<Recording, 'possible'>;

/**
 * What an event says of the recorder at its channel; `undefined` when nothing. One direction that is silenced is no pause:
 * the other is recorded.
 */
export function recordingIn(event: AmiMessage): KnownRecording | undefined {
  switch (headerOf(event, 'Event')) {
    case 'MixMonitorStart':
      return 'on';
    case 'MixMonitorStop':
      return 'off';
    case 'MixMonitorMute':
      if (headerOf(event, 'State') === '0') return 'on';
      return headerOf(event, 'Direction') === 'both' ? 'paused' : undefined;
    default:
      return undefined;
  }
}

/** Of several recorders in one conversation the one that runs counts. @param channels of the conversation */
export function recordingOf(channels: readonly Channel[]): KnownRecording | undefined {
  const told = channels.map(({ recording }) => recording);
  return (['on', 'paused', 'off'] as const).find((one) => told.includes(one));
}
