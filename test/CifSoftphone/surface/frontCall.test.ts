import { createFrontCall } from '../../../CifSoftphone/surface/frontCall';
import { fakeGround } from './fakeGround';
import { aCall } from './fakeLine';

const maria = (state: 'offered' | 'connected' | 'held' | 'disconnected') => aCall({ key: 'maria', state });
const nancy = (state: 'initiated' | 'offered' | 'connected' | 'held' | 'disconnected') =>
  aCall({ key: 'nancy', state });

function see(...views: (readonly ReturnType<typeof aCall>[])[]) {
  const { line, ground } = fakeGround();
  const front = createFrontCall(ground);
  line.subscribe(front.update);
  const showing = (...calls: readonly ReturnType<typeof aCall>[]): string | undefined => {
    line.show({ calls });
    return front.view().frontKey;
  };
  views.forEach((calls) => showing(...calls));
  return { front, showing, key: front.view().frontKey };
}

describe('the call in front', () => {
  it('is the one the agent accepted last', () => {
    expect(see([maria('connected'), nancy('offered')]).key).toBe('maria');
    expect(see([maria('connected'), nancy('offered')], [maria('held'), nancy('connected')]).key).toBe('nancy');
  });

  it('is the one that the agent has begun, from its beginning: nothing is another when it is answered', () => {
    const { showing } = see([maria('connected')]);
    expect(showing(maria('held'), nancy('initiated'))).toBe('nancy');
    expect(showing(maria('held'), nancy('connected'))).toBe('nancy');
  });

  it('is the first one again when nobody answered the one that was begun', () => {
    const { showing } = see([maria('held'), nancy('initiated')]);
    expect(showing(maria('held'), nancy('disconnected'))).toBe('maria');
  });

  it('is the one that is retrieved', () => {
    expect(see([maria('held'), nancy('connected')], [maria('connected'), nancy('held')]).key).toBe('maria');
  });

  it('is the one the agent went to, on hold or not, until another is turned to', () => {
    const { front, showing } = see([maria('held'), nancy('connected')]);
    front.actions.show('maria');
    expect(showing(maria('held'), nancy('connected'))).toBe('maria');
  });

  it('is another live one when it ends, and none without a live one', () => {
    const { showing } = see([maria('held'), nancy('connected')]);
    expect(showing(maria('held'), nancy('disconnected'))).toBe('maria');
    expect(showing(maria('offered'), nancy('disconnected'))).toBeUndefined();
  });

  it('after a reload is the connected one before one on hold', () => {
    expect(see([maria('connected'), nancy('held')]).key).toBe('maria');
    expect(see([maria('held'), nancy('held')]).key).toBe('nancy');
  });
});
