import type { LineCommand } from '../../../../CifSoftphone/core/line/linePort';
import type { VoiceHeadset } from '../../../../CifSoftphone/voice/channel/voiceView';
import { browserHeadset } from '../../../../CifSoftphone/voice/headset/browserHeadset';
import { Headset } from '../../../../CifSoftphone/voice/headset/headset';
import type { HeadsetCall } from '../../../../CifSoftphone/voice/headset/headsetWish';
import { FakeHid, FakeHidDevice, officeHeadset } from './fakeHid';

const settle = () => new Promise(setImmediate);
const call = (state: HeadsetCall['state'], more: Partial<HeadsetCall> = {}): HeadsetCall => ({
  key: 'pbx c1',
  state,
  muted: false,
  ...more,
});
const [idle, hook, mute] = [0b000000, 0b000001, 0b100000];
const words = (command: LineCommand): string =>
  [command.type, 'key' in command ? command.key : '', command.type === 'command' ? command.command.command : '']
    .join(' ')
    .trim();

/** A headset of an office that is in use. `says` also lets the time pass that a person takes between two presses. */
async function world(device = new FakeHidDevice()) {
  const asked: string[] = [];
  const told: (VoiceHeadset | undefined)[] = [];
  let nowMs = 0;
  const hid = new FakeHid([device]);
  const headset = new Headset(browserHeadset(hid), {
    nowMs: () => nowMs,
    ask: (command) => asked.push(words(command)),
    told: (news) => told.push(news),
  });
  headset.switched(true);
  await settle();
  const says = (bits: number, afterMs = 2_000): void => {
    nowMs += afterMs;
    device.says(2, bits);
  };
  return { headset, device, hid, asked, told, says };
}

describe('the hook of a headset', () => {
  it('accepts what rings, and later ends it', async () => {
    const { headset, says, asked } = await world();
    headset.follow([call('ringing')]);
    says(hook);
    headset.follow([call('answering')]);
    headset.follow([call('talking')]);
    says(idle);
    expect(asked).toEqual(['accept pbx c1', 'command pbx c1 hangup']);
  });

  it('that is a button which springs back accepts by one press and ends by another, never both by one', async () => {
    const { headset, says, asked } = await world();
    headset.follow([call('ringing')]);
    says(hook);
    headset.follow([call('talking')]);
    says(idle, 150);
    expect(asked).toEqual(['accept pbx c1']);
    says(hook);
    says(idle, 150);
    expect(asked).toEqual(['accept pbx c1', 'command pbx c1 hangup']);
  });

  it('that only says that it was pressed does one thing for each press, also where that is told twice', async () => {
    const [first] = officeHeadset;
    const items = [{ usages: [0x0b0020], isAbsolute: false, reportSize: 1, reportCount: 1 }];
    const { headset, says, asked } = await world(
      new FakeHidDevice([{ ...first, inputReports: [{ reportId: 2, items }] }]),
    );
    headset.follow([call('ringing')]);
    says(hook);
    headset.follow([call('talking')]);
    says(hook, 20);
    says(idle, 100);
    expect(asked).toEqual(['accept pbx c1']);
    says(hook);
    says(hook, 20);
    expect(asked).toEqual(['accept pbx c1', 'command pbx c1 hangup']);
  });

  it('ends nothing by the echo of its own lamp: of a call that was accepted, swapped or ended on the screen', async () => {
    const { headset, says, asked } = await world();
    headset.follow([call('talking')]);
    says(hook, 100);
    headset.follow([call('held')]);
    headset.follow([call('held'), call('talking', { key: 'pbx c2' })]);
    says(idle, 100);
    says(hook, 100);
    headset.follow([call('ringing', { key: 'pbx c3' })]);
    says(idle, 100);
    expect(asked).toEqual([]);
  });

  it('ends the call that is talked in, and none on hold', async () => {
    const { headset, says, asked } = await world();
    headset.follow([call('held'), call('talking', { key: 'pbx c2' })]);
    says(hook, 100);
    says(idle);
    expect(asked).toEqual(['command pbx c2 hangup']);
    headset.follow([call('held')]);
    says(hook);
    says(idle);
    expect(asked).toHaveLength(1);
  });

  it('neither answers nor ends while one call is talked in and another rings, and shows again how it stands', async () => {
    const { headset, says, asked, device } = await world();
    headset.follow([call('talking')]);
    says(hook, 100);
    headset.follow([call('talking'), call('ringing', { key: 'pbx c2' })]);
    await settle();
    const before = device.sent.length;
    says(idle);
    await settle();
    expect([asked, device.sent.slice(before)]).toEqual([[], ['2: 9']]);
  });

  it('accepts what rings beside a call on hold; of several rings the first', async () => {
    const { headset, says, asked } = await world();
    headset.follow([call('held'), call('ringing', { key: 'pbx c2' }), call('ringing', { key: 'pbx c3' })]);
    says(hook);
    expect(asked).toEqual(['accept pbx c2']);
  });

  it('that is lifted while nothing rings does nothing', async () => {
    const { says, asked } = await world();
    says(hook);
    says(idle);
    expect(asked).toEqual([]);
  });
});

describe('mute on a headset', () => {
  it('mutes and unmutes the call that is talked in; a press that is told twice counts once', async () => {
    const { headset, says, asked } = await world();
    headset.follow([call('talking')]);
    says(hook | mute);
    says(hook | mute, 20);
    says(hook, 50);
    headset.follow([call('talking', { muted: true })]);
    says(hook | mute);
    expect(asked).toEqual(['command pbx c1 mute', 'command pbx c1 unmute']);
  });

  it('does nothing by the echo of its lamp, and nothing where nobody talks', async () => {
    const { headset, says, asked } = await world();
    headset.follow([call('talking', { muted: true })]);
    says(mute, 100);
    headset.follow([call('held')]);
    says(idle);
    says(mute);
    expect(asked).toEqual([]);
  });

  it('that is a boom follows how the boom stands, whatever was clicked meanwhile', async () => {
    const [first] = officeHeadset;
    const one = { isAbsolute: true, hasPreferredState: false, reportSize: 1 };
    const items = [
      { ...one, usages: [0x0b0020], reportCount: 5 },
      { ...one, usages: [0x0b002f], reportCount: 1 },
    ];
    const { headset, says, asked } = await world(
      new FakeHidDevice([{ ...first, inputReports: [{ reportId: 2, items }] }]),
    );
    headset.follow([call('talking')]);
    says(hook, 100);
    says(hook | mute);
    headset.follow([call('talking', { muted: true })]);
    headset.follow([call('talking')]);
    says(hook);
    expect(asked).toEqual(['command pbx c1 mute']);
  });
});

describe('the lamps of a headset', () => {
  it('follow the calls, and are sent only when something is new', async () => {
    const { headset, device } = await world();
    headset.follow([call('ringing')]);
    headset.follow([call('ringing')]);
    headset.follow([call('answering')]);
    headset.follow([call('talking')]);
    headset.follow([call('talking', { muted: true })]);
    headset.follow([call('held', { muted: true })]);
    headset.follow([]);
    await settle();
    expect(device.sent).toEqual(['2: 0', '2: 8', '2: 1', '2: 5', '2: 0']);
  });

  it('are out when the agent hears calls elsewhere: another program may have the headset then', async () => {
    const { headset, device } = await world();
    headset.follow([call('talking')]);
    headset.switched(false);
    await settle();
    expect([device.sent.at(-1), device.opened]).toEqual(['2: 0', false]);
    headset.switched(true);
    await settle();
    expect(device.opened).toBe(true);
  });
});

describe('a headset that is plugged in and pulled out', () => {
  it('is told, and found again by itself', async () => {
    const { hid, device, told, headset } = await world();
    hid.devices.splice(0);
    hid.happens('disconnect', device);
    headset.follow([call('ringing')]);
    const again = new FakeHidDevice();
    hid.devices.push(again);
    hid.happens('connect', again);
    await settle();
    expect(told).toEqual([
      { name: 'Office Headset 45', usable: true },
      undefined,
      { name: 'Office Headset 45', usable: true },
    ]);
    expect(again.sent).toEqual(['2: 8']);
  });

  it('that cannot be opened is told as that', async () => {
    const device = new FakeHidDevice();
    device.isTaken = true;
    const { told } = await world(device);
    expect(told).toEqual([{ name: '', usable: false }]);
  });
});
