import type { LineCommand } from '../../core/line/linePort';
import type { HeadsetPress } from './headsetKeys';
import type { HeadsetLamps } from './headsetPort';

/** A call whose sound is in this browser, or which rings in it. */
export interface HeadsetCall {
  readonly key: string;
  readonly state: 'ringing' | 'answering' | 'talking' | 'held';
  readonly muted: boolean;
}

/** What a press asks of the line; `undefined`: nothing, and the headset is put back to what counts. */
export function headsetWish(press: HeadsetPress, calls: readonly HeadsetCall[]): LineCommand | undefined {
  const talking = calls.find(({ state }) => state === 'talking');
  const ringing = calls.find(({ state }) => state === 'ringing');
  const command = (name: 'hangup' | 'mute' | 'unmute'): LineCommand | undefined =>
    talking && { type: 'command', key: talking.key, command: { command: name } };
  switch (press) {
    case 'lifted':
    case 'laid':
    case 'pressed': {
      // To answer and to end would both be right: a caller would be lost for it (decisions/0045).
      if (talking !== undefined && ringing !== undefined) return undefined;
      if (talking !== undefined) return press === 'lifted' ? undefined : command('hangup');
      const answers = press !== 'laid' && ringing !== undefined && calls.every(({ state }) => state !== 'answering');
      return answers ? { type: 'accept', key: ringing.key } : undefined;
    }
    case 'mute':
      return command(talking?.muted === true ? 'unmute' : 'mute');
    case 'muted':
      return talking?.muted === false ? command('mute') : undefined;
    case 'unmuted':
      return talking?.muted === true ? command('unmute') : undefined;
  }
}

/** A call on hold is none on the ear: the hook rests. */
export function lampsOf(calls: readonly HeadsetCall[]): HeadsetLamps {
  const onEar = calls.filter(({ state }) => state === 'talking' || state === 'answering');
  return {
    offHook: onEar.length > 0,
    ring: calls.some(({ state }) => state === 'ringing'),
    mute: onEar.some(({ muted }) => muted),
  };
}
