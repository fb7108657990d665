import { ActionRefused, AmiGone } from '../../../telephony/asterisk/src/ami/amiConnection';
import type { AmiAction } from '../../../telephony/asterisk/src/ami/amiAction';
import { toAmiMessage, type AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { CommandRunner } from '../../../telephony/asterisk/src/commands/commandRunner';
import type { Leg } from '../../../telephony/asterisk/src/pbx/leg';
import { askedChannelId } from '../../../telephony/asterisk/src/pbx/naming';
import { PbxModel } from '../../../telephony/asterisk/src/pbx/pbxModel';
import { answered, caller, event, naming, phone, queueRings, row, type ChannelFields } from './pbxEvents';

const meet = 'meetp12';
const inMeet = { context: 'crm', exten: meet };
const asked: ChannelFields = { id: askedChannelId(phone.id, '0a1b'), name: 'Local/102@from-internal-00000001;1' };
const own: ChannelFields = { ...phone, state: 6, ...inMeet };

/** What the PBX is asked, in order; `refuse` says no to one of it, `does` what the channels do that are looked at. */
let did: string[];
let refuse: (action: AmiAction) => string | undefined;
let does: (channel: string) => string;
/** The PBX takes it, and its answer is lost with the connection. */
let lose: (action: AmiAction) => boolean;
let changed: Leg[];
let model: PbxModel;
let runner: CommandRunner;
const take = (...events: readonly AmiMessage[]): void => {
  for (const one of events) changed.push(...model.take(one, 0));
};

beforeEach(() => {
  [did, changed, refuse, does, lose] = [[], [], () => undefined, () => 'Wait', () => false];
  model = new PbxModel(naming);
  const pbx = {
    action: async (action: AmiAction): Promise<AmiMessage> => {
      const { Channel, Channel1, Channel2, Exten, ExtraChannel, ExtraExten } = action.fields;
      did.push([action.name, Channel, Channel1, Channel2, Exten, ExtraChannel, ExtraExten].filter(Boolean).join(' '));
      const said = refuse(action);
      if (lose(action)) throw new AmiGone('The PBX ended the connection.');
      if (said !== undefined) throw new ActionRefused(action.name, said);
      return toAmiMessage({});
    },
    list: async ({ fields }: AmiAction) => [toAmiMessage({ Application: does(String(fields.Channel)) })],
  };
  runner = new CommandRunner({
    ...{ pbx, model, context: 'crm', dialContext: 'from-internal', plus: '+', voicemail: undefined },
    isBrowser: () => false,
    onChanged: (legs) => void changed.push(...legs),
    onFailed: () => undefined,
  });
  confers();
});

/** The agent talks with a caller and a colleague. */
function confers(): void {
  take(...queueRings(), ...answered());
  const first = model.legs()[0] as Leg;
  model.willUseRooms(first, model.farEnd(first) as NonNullable<ReturnType<PbxModel['farEnd']>>);
  model.willAsk(first, asked.id, { number: '102' });
  take(event('Newchannel', asked), event('Newstate', { ...asked, state: 6 }));
  for (const one of [{ ...caller, ...inMeet }, { ...asked, ...inMeet, state: 6 }, own])
    take(event('BridgeEnter', one, { BridgeUniqueid: 'b3' }));
  changed.push(...model.areMerged(model.legs()[0] as Leg, model.legs()[1] as Leg));
}
const conference = (): Leg => model.legs()[0] as Leg;
const leave = (inTime = () => true): Promise<unknown> =>
  runner.run(conference(), { command: 'leave' } as Parameters<CommandRunner['run']>[1], inTime);
const part = `Redirect ${caller.name} quiet ${asked.name} quiet`;
const join = `Bridge ${caller.name} ${asked.name}`;

it('left, the two others are joined and the agent is out of it', async () => {
  await leave();
  expect(did).toEqual([part, join, `Hangup ${phone.name}`]);
  expect(changed.at(-1)).toMatchObject({ phase: 'over', reason: 'transferred' });
});

it('the two are joined only when both wait: Asterisk hangs up the first of them where the second is still on its way', async () => {
  let looks = 0;
  does = (channel) => (channel === asked.name && (looks += 1) < 3 ? 'ConfBridge' : 'Wait');
  refuse = ({ name }) => (name === 'Bridge' && looks < 3 ? 'Unable to add Channel2 to bridge' : undefined);
  await leave();
  expect(did.filter((one) => one === join)).toHaveLength(1);
});

it('who still hears the music of before is not joined: it would go on in the call', async () => {
  let looks = 0;
  does = (channel) => (channel === caller.name && (looks += 1) < 3 ? 'MusicOnHold' : 'Wait');
  refuse = ({ name }) => (name === 'Bridge' && looks < 3 ? 'too early' : undefined);
  await leave();
  expect(did.filter((one) => one === join)).toHaveLength(1);
});

it('two who cannot be joined are in the conference again, not in silence, and the agent too', async () => {
  refuse = ({ name }) => (name === 'Bridge' ? 'Channel1 does not exist' : undefined);
  await expect(leave()).rejects.toThrow(ActionRefused);
  const back = [caller, asked].map(({ name }) => `Redirect ${name} ${meet}`);
  expect(did.slice(-2)).toEqual(back);
  expect(did.filter((one) => one.startsWith('Hangup'))).toEqual([]);
  expect(conference()).toMatchObject({ phase: 'connected', parties: [expect.anything(), expect.anything()] });
});

it('the connection to the PBX is lost as the two are joined: they are joined when it is back, not left in silence', async () => {
  let lost = 3;
  does = () => {
    if ((lost -= 1) >= 0) throw new AmiGone('The PBX ended the connection.');
    return 'Wait';
  };
  await leave();
  expect(did).toEqual([part, join, `Hangup ${phone.name}`]);
  expect(changed.at(-1)).toMatchObject({ phase: 'over', reason: 'transferred' });
});

it('the PBX has joined the two, and only its answer was lost: they are left together', async () => {
  lose = ({ name }) => name === 'Bridge';
  const leaving = leave();
  await new Promise((resolve) => setTimeout(resolve, 50));
  does = () => 'AppDial2';
  for (const one of [caller, asked]) take(event('BridgeEnter', one, { BridgeUniqueid: 'b4' }));
  await leaving;
  expect(did).toEqual([part, join, `Hangup ${phone.name}`]);
});

it('the connection is lost before the two left the conference: they are there again, and the agent is told that it failed', async () => {
  lose = ({ name, fields }) => name === 'Redirect' && fields.ExtraChannel !== undefined;
  does = () => 'ConfBridge';
  await expect(leave()).rejects.toThrow(AmiGone);
  expect(did.slice(-2)).toEqual([caller, asked].map(({ name }) => `Redirect ${name} ${meet}`));
  expect(conference()).toMatchObject({ phase: 'connected', parties: [expect.anything(), expect.anything()] });
});

it('the agent puts the telephone down while the connection is lost: the two go on, and nobody hangs them up', async () => {
  let isLost = true;
  does = () => {
    if (isLost) throw new AmiGone('The PBX ended the connection.');
    return 'Wait';
  };
  const leaving = leave();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const waiting = [caller, { ...asked, state: 6 }].map((one) => row({ ...one, context: 'crm', exten: 'quiet' }));
  const nothing = { entries: [], onHold: new Set<string>(), recorded: new Set<string>(), hidden: new Set<string>() };
  const after = model.takeSnapshot({ channels: waiting, ...nothing }, 0);
  for (const leg of after) runner.isOver(leg);
  isLost = false;
  await leaving;
  expect(after).toEqual([expect.objectContaining({ phase: 'over', reason: 'transferred' })]);
  expect(did).toEqual([part, join, `Hangup ${phone.name}`]);
});

it('who is on the way to somebody is not sent to the music when the connection is back', async () => {
  const held = { ...conference(), heldChannelId: caller.id };
  take(event('Newexten', { ...caller, context: 'crm', exten: 'quiet' }));
  await runner.musicAgain(held);
  expect(did).toEqual([`Redirect ${caller.name} hold`]);
  did = [];
  model.willHandOn([conference()], true);
  await runner.musicAgain(held);
  expect(did).toEqual([]);
});

it('one who hangs up on the way is not waited for: the other is in the conference again', async () => {
  does = () => {
    take(event('Hangup', caller, { Cause: '16' }));
    return 'ConfBridge';
  };
  const beganMs = performance.now();
  await expect(leave()).rejects.toThrow('gone');
  expect(performance.now() - beganMs).toBeLessThan(1_000);
  expect(did).not.toContain(join);
  expect(did.at(-1)).toBe(`Redirect ${asked.name} ${meet}`);
});

it('the agent puts the telephone down as the two are joined: they go on', async () => {
  refuse = ({ name }) => {
    if (name === 'Bridge') take(event('Hangup', own, { Cause: '16' }));
    return name === 'Hangup' ? 'No such channel' : undefined;
  };
  await leave();
  const over = changed.filter(({ phase }) => phase === 'over').at(-1) as Leg;
  expect(over).toMatchObject({ reason: 'transferred' });
  did = [];
  runner.isOver(over);
  expect(did).toEqual([]);
});

it('what had to wait for another command until its agent was told that it failed is not carried out any more', async () => {
  let isLate = false;
  refuse = ({ name }) => {
    if (name === 'Bridge') isLate = true;
    return name === 'Bridge' ? 'Channel1 does not exist' : undefined;
  };
  const first = leave();
  const second = leave(() => !isLate);
  await expect(first).rejects.toThrow(ActionRefused);
  await expect(second).rejects.toThrow('too-late');
  expect(did.filter((one) => one === part)).toHaveLength(1);
});
