import { parseVoiceView } from '../../../CifSoftphone/voice/channel/voiceView';
import type { VoiceWay } from '../../../CifSoftphone/voice/channel/voiceView';
import { preflight } from '../../../CifSoftphone/voice/preflight';
import { supportLine } from '../../../CifSoftphone/ui/voice/supportLine';
import { FakeAudio } from './fakePhone';

const choices = () => ({ browser: true, microphoneId: '', speakerId: '' });
const turn = { urls: ['turns:turn.example.com:443'] };
const stun = { urls: ['stun:stun.example.com'] };

it.each<[readonly { urls: string[] }[], VoiceWay, boolean]>([
  [[], 'direct', true],
  [[], 'none', false],
  [[stun], 'direct', true],
  [[stun, turn], 'stun', false],
  [[stun, turn], 'turn', true],
])('a check before the shift with %j and the way %s passes: %s', async (servers, wayBy, way) => {
  const found = await preflight({ audio: new FakeAudio(), choices, wayOut: () => Promise.resolve(wayBy) }, servers);
  expect(found).toEqual({ microphone: true, level: true, way, wayBy });
});

it('a microphone that does not open fails, and the way is looked for all the same', async () => {
  const audio = new FakeAudio();
  audio.next = { ok: false, trouble: 'MicrophoneMissing' };
  const found = await preflight({ audio, choices, wayOut: () => Promise.resolve('turn') }, [turn]);
  expect(found).toEqual({ microphone: false, level: false, way: true, wayBy: 'turn' });
});

describe('the support log', () => {
  const view = parseVoiceView({
    state: 'ready',
    trouble: 'CallSilent',
    microphones: [{ id: 'm1', name: "Ada's own headset" }],
    headset: { name: "Ada's own headset", usable: true },
    check: { microphone: true, level: false, registered: true, way: false, wayBy: 'stun', echo: 'heard', echoMs: 180 },
  });

  it('has what the check found, and no name of a device', () => {
    expect(supportLine(view)).toBe(
      'sound in this browser: ready, CallSilent, headset keys work, microphone works, level does not work, registered works, way does not work (stun), echo heard (180 ms)',
    );
  });

  it('says that nothing was checked, or that calls are heard elsewhere', () => {
    expect(supportLine(parseVoiceView({ state: 'starting' }))).toBe(
      'sound in this browser: starting, no trouble, not checked',
    );
    expect(supportLine(undefined)).toBe('sound at the desk phone');
  });
});
