import { listen, together } from '../browser/listen';
import { voiceTimings } from './voiceTimings';

/**
 * Hears that the network may be another one: the browser says so, or the machine slept, which only the time of day tells.
 * A clock that was put forward looks the same; what follows asks first and changes nothing then.
 * @returns its undo
 */
export function onNetworkChange(listener: () => void): () => void {
  let lookedAtMs = Date.now();
  const look = (): void => {
    const nowMs = Date.now();
    if (nowMs - lookedAtMs >= voiceTimings.sleptMs) listener();
    lookedAtMs = nowMs;
  };
  const timer = setInterval(look, voiceTimings.sleptLookMs);
  return together(listen(window, ['online'], listener), () => clearInterval(timer));
}
