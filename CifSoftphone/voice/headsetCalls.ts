import type { VoiceCall } from './channel/voiceScript';
import type { PhoneLeg } from './phonePort';
import { wantedSound } from './wantedSound';
import type { HeadsetCall } from './headset/headsetWish';

/** The calls that a headset is about: those that have an INVITE in this browser, in the order in which those came. */
export function headsetCalls(calls: readonly VoiceCall[], legs: readonly PhoneLeg[]): readonly HeadsetCall[] {
  return legs.flatMap((leg) => {
    if (leg.state === 'over') return [];
    return calls.filter(({ callId }) => leg.isOf(callId)).flatMap((call) => headsetCall(call, leg.state));
  });
}

function headsetCall(call: VoiceCall, leg: PhoneLeg['state']): readonly HeadsetCall[] {
  const { step, held, muted } = wantedSound(call, true);
  const { key } = call;
  if (step === 'end' || step === 'decline') return [];
  if (leg === 'talking') return [{ key, muted, state: held ? 'held' : 'talking' }];
  if (leg === 'answering' || step === 'answer') return [{ key, muted, state: 'answering' }];
  return [{ key, muted, state: 'ringing' }];
}
