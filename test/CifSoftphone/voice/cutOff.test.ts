import { LegSigns } from '../../../CifSoftphone/voice/legSigns';
import { LegWatch, type Silence } from '../../../CifSoftphone/voice/legWatch';
import { noFigures } from '../../../CifSoftphone/voice/legFigures';
import { parseVoiceView, type VoiceTrouble, type VoiceView } from '../../../CifSoftphone/voice/channel/voiceView';
import type { PhoneLeg } from '../../../CifSoftphone/voice/phonePort';

/** Looks once a second at a call whose packets stop after the third. @param cutOff by the second */
function seenOver(
  seconds: number,
  cutOff: (second: number) => boolean,
  quiet = false,
): readonly (Silence | undefined)[] {
  const watch = new LegWatch(0);
  return Array.from({ length: seconds }, (_, index) => {
    const second = index + 1;
    const came = Math.min(second, 3);
    const figures = { ...noFigures, packetsReceived: 50 * came, microphoneEnergy: second, cutOff: cutOff(second) };
    return watch.look(figures, quiet, second * 1_000).silence;
  });
}

describe('a call without a way through the network', () => {
  it('is told within five seconds, and as soon as the browser knows why in other words than one that is only silent', () => {
    const seen = seenOver(9, (second) => second >= 8);
    expect(seen.slice(3)).toEqual([undefined, undefined, undefined, 'CallSilent', 'CallCutOff', 'CallCutOff']);
  });

  it('is told at the fourth look also where the one after the last packet came late, so that the next seem early', () => {
    const watch = new LegWatch(0);
    const look = (packets: number, nowMs: number) =>
      watch.look({ ...noFigures, packetsReceived: packets, microphoneEnergy: nowMs }, false, nowMs).silence;
    expect([look(50, 1_090), look(50, 2_010), look(50, 3_000), look(50, 4_000)]).toEqual(Array(4).fill(undefined));
    expect(look(50, 5_000)).toBe('CallSilent');
  });

  it('that stays without one is told to be not restored, and is nothing when it is there again', () => {
    const seen = seenOver(40, (second) => second >= 5 && second < 39);
    expect(seen.slice(22, 25)).toEqual(['CallCutOff', 'CallNotRestored', 'CallNotRestored']);
    expect(seen[39]).toBe('CallSilent');
  });

  it('is told on hold, too, where silence would be nothing', () => {
    expect(seenOver(7, (second) => second >= 3, true).slice(4)).toEqual([undefined, 'CallCutOff', 'CallCutOff']);
  });
});

describe('the trouble that the panel shows', () => {
  const leg = {} as PhoneLeg;
  const view = (trouble: VoiceTrouble | undefined, state: VoiceView['state']): VoiceView => {
    const read = parseVoiceView({ state, trouble });
    if (read === undefined) throw new Error('That is no view.');
    return read;
  };
  const after = (was: VoiceView, silence: Silence | undefined): VoiceTrouble | undefined => {
    const signs = new LegSigns(() => 'c1');
    signs.put(leg, { quality: undefined, silence, means: undefined });
    const news = signs.news(was);
    return news === undefined ? was.trouble : news.trouble;
  };

  it.each<[VoiceTrouble | undefined, VoiceView['state'], Silence | undefined, VoiceTrouble | undefined]>([
    ['PhoneUnreachable', 'trouble', 'CallCutOff', 'CallCutOff'],
    ['PhoneUnreachable', 'trouble', 'CallSilent', 'PhoneUnreachable'],
    ['CallCutOff', 'trouble', undefined, 'PhoneUnreachable'],
    ['CallCutOff', 'ready', undefined, undefined],
    ['CallCutOff', 'trouble', 'CallNotRestored', 'CallNotRestored'],
    ['MicrophoneGone', 'ready', 'CallCutOff', 'MicrophoneGone'],
  ])('with %s (%s) and %s it is %s', (was, state, silence, shown) => {
    expect(after(view(was, state), silence)).toBe(shown);
  });
});
