import type { AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { dialledChannelId } from '../../../telephony/asterisk/src/pbx/naming';
import { PbxModel } from '../../../telephony/asterisk/src/pbx/pbxModel';
import { nextStep, untold, type Told } from '../../../telephony/asterisk/src/telling/nextStep';
import { answered, caller, event, naming, phone, queueRings, row, spies, type ChannelFields } from './pbxEvents';

const callId = '9d0f0000-0000-4000-8000-000000000001';
const supervisors: ChannelFields = {
  id: dialledChannelId(callId),
  name: 'PJSIP/102-00000009',
  state: 6,
  context: 'crm',
};
const agents = (model: PbxModel) => model.legs().find(({ endpoint }) => endpoint === '101');
const own = (model: PbxModel) => model.legOf(callId);
const in101 = { ...phone, state: 6 };

/** The agent of 101 talks, and the supervisor's telephone has been rung. */
function rung(tellsAgents?: boolean, names = naming): PbxModel {
  const model = new PbxModel(names, 'off', tellsAgents);
  const take = (events: readonly AmiMessage[]): void => events.forEach((one) => void model.take(one, 0));
  take([...queueRings(), ...answered()]);
  model.willListen(callId);
  model.willDial(callId, { number: '101' });
  take([event('Newchannel', { ...supervisors, state: 0 }), event('Newstate', supervisors)]);
  return model;
}
const listens = (model: PbxModel, exten = 'spylisten') => model.take(spies({ ...supervisors, exten }, in101), 0);

it('a supervisor’s call is one from the first ring, is connected when Asterisk says that it listens, and so is the agent told', () => {
  const model = rung();
  expect(own(model)).toMatchObject({ phase: 'dialling', supervision: 'listen', dialledByUs: true });
  expect(agents(model)?.supervised).toBeUndefined();
  const changed = listens(model);
  expect(changed.map(({ endpoint }) => endpoint).sort()).toEqual(['101', '102']);
  expect(own(model)).toMatchObject({ phase: 'connected', supervision: 'listen' });
  expect(agents(model)).toMatchObject({ phase: 'connected', supervised: true });
  listens(model, 'spywhisper');
  expect(own(model)?.supervision).toBe('whisper');
});

it('the agent is not told where the settings say so', () => {
  const model = rung(false);
  listens(model);
  expect(agents(model)?.supervised).toBeUndefined();
});

it('when the supervisor is out, the agent’s call says so and goes on', () => {
  const model = rung();
  listens(model);
  const changed = model.take(event('Hangup', supervisors, { Cause: '16' }), 0);
  expect(changed.map(({ endpoint, phase }) => `${endpoint} ${phase}`).sort()).toEqual(['101 connected', '102 over']);
  expect(agents(model)?.supervised).toBeUndefined();
});

it('two supervisors are two calls: the agent is told until the last of them is out', () => {
  const endpointOf = (name: string) => naming.endpointOf(name) ?? (name.startsWith('PJSIP/104') ? '104' : undefined);
  const model = rung(undefined, { ...naming, endpointOf });
  listens(model);
  const second = '9d0f0000-0000-4000-8000-000000000002';
  const seconds = { ...supervisors, id: dialledChannelId(second), name: 'PJSIP/104-00000010' };
  model.willListen(second);
  model.willDial(second, { number: '101' });
  model.take(event('Newchannel', { ...seconds, state: 0 }), 0);
  model.take(event('Newstate', seconds), 0);
  model.take(spies({ ...seconds, exten: 'spybarge' }, in101), 0);
  expect([own(model)?.supervision, model.legOf(second)?.supervision]).toEqual(['listen', 'barge']);
  model.take(event('Hangup', supervisors, { Cause: '16' }), 0);
  expect(agents(model)).toMatchObject({ supervised: true });
  model.take(event('Hangup', seconds, { Cause: '16' }), 0);
  expect(agents(model)?.supervised).toBeUndefined();
});

it('the agent’s call is over before the supervisor takes up: nothing of it is left at either', () => {
  const model = rung();
  model.take(event('Hangup', in101, { Cause: '16' }), 0);
  // Asterisk ends at once who listens to nobody.
  model.take(event('Hangup', supervisors, { Cause: '16' }), 0);
  expect(model.legs().filter(({ phase }) => phase !== 'over')).toEqual([]);
  // The next call of the agent is not listened to.
  for (const one of [...queueRings(), ...answered()]) model.take(one, 1);
  expect(agents(model)?.supervised).toBeUndefined();
});

it('whoever listens by another way of the PBX is no call of ours', () => {
  const model = rung();
  expect(model.take(spies({ ...supervisors, context: 'from-internal', exten: '222' }, in101), 0)).toEqual([]);
  expect(agents(model)?.supervised).toBeUndefined();
});

it('after a restart both are known by what the telephones do', () => {
  const model = new PbxModel(naming, 'off');
  model.takeSnapshot(
    {
      channels: [
        row(caller, { BridgeId: 'b1' }),
        row(in101, { BridgeId: 'b1' }),
        row({ ...supervisors, exten: 'spybarge' }, { Application: 'ChanSpy', ApplicationData: `${in101.name},qESuB` }),
      ],
      ...{ entries: [], onHold: new Set<string>(), recorded: new Set<string>(), hidden: new Set<string>() },
    },
    0,
  );
  expect(own(model)).toMatchObject({ phase: 'connected', supervision: 'barge' });
  expect(agents(model)).toMatchObject({ supervised: true });
});

describe('what is told of it', () => {
  const story = (model: PbxModel, from: Told, of: 'own' | 'agents'): readonly string[] => {
    const types: string[] = [];
    let told = from;
    const leg = of === 'own' ? own(model) : agents(model);
    for (let step = leg && nextStep(leg, told); leg && step?.kind === 'tell'; step = nextStep(leg, told)) {
      types.push('supervision' in step.event ? `${step.event.type} ${step.event.supervision}` : step.event.type);
      told = step.then;
    }
    return types;
  };
  const talking: Told = { ...untold, stage: 'connected' };

  it('with call.connected who hears the supervisor, nothing of a recording, and each change of it', () => {
    const model = rung();
    listens(model);
    expect(story(model, { ...untold, stage: 'dialling' }, 'own')).toEqual(['call.connected listen']);
    listens(model, 'spybarge');
    expect(story(model, { ...talking, supervision: 'listen' }, 'own')).toEqual(['call.barging']);
  });

  it('to the agent that a supervisor came and went, also when that was while the connector was away', () => {
    const model = rung();
    listens(model);
    expect(story(model, talking, 'agents')).toEqual(['call.supervised']);
    expect(story(model, { ...talking, supervised: true }, 'agents')).toEqual([]);
    model.take(event('Hangup', supervisors, { Cause: '16' }), 0);
    expect(story(model, { ...talking, supervised: true }, 'agents')).toEqual(['call.unsupervised']);
  });
});
