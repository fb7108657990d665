import { Troubles } from '../../../../CifSoftphone/core/troubles/troubles';

const calls = (...keys: string[]) => keys.map((key) => ({ key, state: 'connected' }));
const held = { kind: 'CommandRefused', command: 'hold' } as const;

describe('an error', () => {
  it('goes away when what failed works, and not when something else does', () => {
    const troubles = new Troubles();
    troubles.tell(held, 'a');
    troubles.worked('answer', { key: 'a' });
    troubles.worked('command', { key: 'a', command: 'mute' });
    troubles.worked('command', { key: 'b', command: 'hold' });
    expect(troubles.latest).toEqual(held);
    troubles.worked('command', { key: 'a', command: 'hold' });
    expect(troubles.latest).toBeUndefined();
  });

  it('goes away with the call that it is about, and stays through the end of another', () => {
    const troubles = new Troubles();
    troubles.tell({ kind: 'SessionLimit' }, 'a');
    troubles.callsAre([...calls('a'), { key: 'b', state: 'disconnected' }]);
    expect(troubles.latest).toEqual({ kind: 'SessionLimit' });
    troubles.callsAre([{ key: 'a', state: 'disconnected' }]);
    expect(troubles.latest).toBeUndefined();
  });

  it.each(['RingTakenBack', 'CaseNotLinked', 'CaseTakenOff'] as const)(
    '%s about a call that is over stays as long as its card',
    (kind) => {
      const troubles = new Troubles();
      troubles.tell({ kind }, 'a');
      troubles.callsAre([{ key: 'a', state: 'disconnected' }]);
      expect(troubles.latest).toEqual({ kind });
      troubles.callsAre([]);
      expect(troubles.latest).toBeUndefined();
    },
  );

  it('about a ring that was missed is over with the next answer that arrives', () => {
    const troubles = new Troubles();
    troubles.tell({ kind: 'RingTakenBack' }, 'a');
    troubles.worked('answer', { key: 'b' });
    expect(troubles.latest).toBeUndefined();
  });

  it('hides none that came before it: each is read and put away by itself', () => {
    const troubles = new Troubles();
    troubles.tell({ kind: 'EmergencyNumber' });
    troubles.tell(held, 'a');
    troubles.tell({ ...held, kind: 'CommandUnanswered' }, 'a');
    troubles.dismiss();
    expect(troubles.latest).toEqual({ kind: 'EmergencyNumber' });
    troubles.dismiss();
    expect(troubles.latest).toBeUndefined();
  });

  it.each(['NotDialled', 'DialNotOffered', 'NumberInvalid', 'EmergencyNumber'] as const)(
    '%s is over when a number is dialled, and no call ends it',
    (kind) => {
      const troubles = new Troubles();
      troubles.tell({ kind }, 'gone');
      troubles.callsAre([]);
      expect(troubles.latest).toEqual({ kind });
      troubles.worked('dial', {});
      expect(troubles.latest).toBeUndefined();
    },
  );
});
