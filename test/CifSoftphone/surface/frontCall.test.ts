import { FrontCall } from '../../../CifSoftphone/surface/frontCall';
import { aCall } from './fakeLine';

const maria = (state: 'offered' | 'connected' | 'held' | 'disconnected') => aCall({ key: 'maria', state });
const nancy = (state: 'offered' | 'connected' | 'held' | 'disconnected') => aCall({ key: 'nancy', state });

function see(...views: (readonly ReturnType<typeof aCall>[])[]) {
  const front = new FrontCall();
  views.forEach((calls) => front.update(calls));
  return { front, key: front.keyAmong(views[views.length - 1] ?? []) };
}

describe('the call in front', () => {
  it('is the one the agent accepted last', () => {
    expect(see([maria('connected'), nancy('offered')]).key).toBe('maria');
    expect(see([maria('connected'), nancy('offered')], [maria('held'), nancy('connected')]).key).toBe('nancy');
  });

  it('is the one that is retrieved', () => {
    expect(see([maria('held'), nancy('connected')], [maria('connected'), nancy('held')]).key).toBe('maria');
  });

  it('is the one the agent went to, on hold or not, until another is turned to', () => {
    const { front } = see([maria('held'), nancy('connected')]);
    front.choose('maria');
    front.update([maria('held'), nancy('connected')]);
    expect(front.keyAmong([maria('held'), nancy('connected')])).toBe('maria');
  });

  it('is another live one when it ends, and none without a live one', () => {
    const { front } = see([maria('held'), nancy('connected')]);
    front.update([maria('held'), nancy('disconnected')]);
    expect(front.keyAmong([maria('held'), nancy('disconnected')])).toBe('maria');
    expect(front.keyAmong([maria('offered'), nancy('disconnected')])).toBeUndefined();
  });

  it('after a reload is the connected one before one on hold', () => {
    expect(see([maria('connected'), nancy('held')]).key).toBe('maria');
    expect(see([maria('held'), nancy('held')]).key).toBe('nancy');
  });
});
