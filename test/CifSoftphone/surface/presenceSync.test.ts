import { unknownAgent, type AgentState } from '../../../protocol/messages/agentState';
import type { Presence } from '../../../CifSoftphone/host/presencePort';
import type { AgentChoice } from '../../../CifSoftphone/core/line/linePort';
import { PresenceSync } from '../../../CifSoftphone/surface/presenceSync';
import type { PresenceWinner } from '../../../CifSoftphone/core/settings/softphoneSettings';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const bases: Readonly<Record<string, string>> = {
  Available: 'AVAILABLE',
  Busy: 'BUSY',
  'Do not disturb': 'BUSY_DO_NOT_DISTURB',
  Lunch: 'AWAY',
};

/** Omnichannel and the adaptor, as one agent's panel sees them. */
class Desk {
  text: string | undefined = 'Available';
  agent: AgentState = { ...unknownAgent, version: 1 };
  winner: PresenceWinner = 'dynamics';
  readonly reasons = [{ value: 'dnd-please', label: 'Do not disturb' }];
  readonly chosen: AgentChoice[] = [];
  refused = 0;
  refusesAll = false;
  private listener: ((presence: Presence) => void) | undefined;
  sync: PresenceSync | undefined;

  async start(): Promise<void> {
    this.sync = new PresenceSync({
      presence: {
        read: () => Promise.resolve(this.text === undefined ? undefined : { text: this.text }),
        set: (text) => {
          if (this.refusesAll || bases[text] === undefined) return Promise.resolve(false);
          this.hostBecomes(text);
          return Promise.resolve(true);
        },
        onChange: (listener) => {
          this.listener = listener;
          return () => (this.listener = undefined);
        },
      },
      choose: (choice) => {
        this.chosen.push(choice);
        this.change({ ...choice, reason: choice.reason });
        return Promise.resolve();
      },
      onRefused: () => (this.refused += 1),
      onEqual: () => (this.refused = 0),
    });
    this.told();
    await settle();
  }
  told(connected = true): void {
    this.sync?.update({ agent: connected ? this.agent : undefined, winner: this.winner, reasons: this.reasons });
  }
  hostBecomes(text: string): void {
    if (this.text === text) return;
    this.text = text;
    this.listener?.({ text, ...(bases[text] === undefined ? {} : { base: bases[text] }) });
  }
  change({ reason, ...changes }: Partial<Omit<AgentState, 'reason'>> & { reason?: string | undefined }): void {
    const { reason: old, ...rest } = this.agent;
    const next = { ...rest, ...changes, version: rest.version + 1 };
    const why = reason ?? (changes.ready === undefined ? old : undefined);
    this.agent = next.ready || why === undefined ? next : { ...next, reason: why };
    this.told();
  }
}

it('what the agent chooses in Dynamics is chosen here, once', async () => {
  const desk = new Desk();
  await desk.start();
  desk.hostBecomes('Lunch');
  await settle();
  desk.hostBecomes('Available');
  await settle();
  expect(desk.chosen).toEqual([
    { ready: false, reason: 'Lunch', changedBy: 'dynamics' },
    { ready: true, changedBy: 'dynamics' },
  ]);
});

it('what is chosen here or by telephony is shown in Dynamics, by its own word or else as do not disturb', async () => {
  const desk = new Desk();
  await desk.start();
  desk.change({ ready: false, reason: 'Lunch', changedBy: 'agent' });
  await settle();
  expect(desk.text).toBe('Lunch');
  desk.change({ ready: false, reason: 'Supervisor', changedBy: 'telephony' });
  await settle();
  expect(desk.text).toBe('Do not disturb');
  desk.change({ ready: true, changedBy: 'telephony' });
  await settle();
  expect(desk.text).toBe('Available');
  expect(desk.chosen).toEqual([]);
});

it('a presence that Dynamics did not take is no news once both show the same again', async () => {
  const desk = new Desk();
  await desk.start();
  desk.refusesAll = true;
  desk.winner = 'telephony';
  desk.change({ ready: false, changedBy: 'agent' });
  await settle();
  expect(desk.refused).toBe(1);
  desk.refusesAll = false;
  desk.change({ ready: true, changedBy: 'agent' });
  await settle();
  expect(desk.refused).toBe(0);
});

it('in a call Dynamics shows busy, and afterwards what was chosen', async () => {
  const desk = new Desk();
  await desk.start();
  desk.change({ activity: 'call' });
  await settle();
  expect(desk.text).toBe('Busy');
  desk.hostBecomes('Lunch');
  await settle();
  expect(desk.text).toBe('Lunch');
  desk.change({ activity: 'idle' });
  await settle();
  expect(desk.text).toBe('Lunch');
  expect(desk.chosen).toEqual([{ ready: false, reason: 'Lunch', changedBy: 'dynamics' }]);
});

it('what is chosen in a call for afterwards is no presence before it is over, and a reload in between keeps it', async () => {
  const desk = new Desk();
  await desk.start();
  desk.change({ activity: 'call' });
  await settle();
  desk.change({ ready: false, reason: 'Lunch', changedBy: 'agent' });
  await settle();
  expect(desk.text).toBe('Busy');
  desk.sync?.stop();
  await desk.start();
  expect([desk.text, desk.chosen]).toEqual(['Busy', []]);
  desk.change({ activity: 'wrap-up' });
  await settle();
  expect(desk.text).toBe('Busy');
  desk.change({ activity: 'idle' });
  await settle();
  expect([desk.text, desk.chosen]).toEqual(['Lunch', []]);
});

it('what was chosen for after the call is taken back in Dynamics too', async () => {
  const desk = new Desk();
  await desk.start();
  desk.change({ activity: 'call' });
  await settle();
  desk.change({ ready: false, reason: 'Lunch', changedBy: 'agent' });
  await settle();
  desk.hostBecomes('Available');
  await settle();
  expect(desk.agent.ready).toBe(true);
  desk.change({ activity: 'idle' });
  await settle();
  expect(desk.text).toBe('Available');
});

it.each<[PresenceWinner, string, AgentChoice[]]>([
  ['dynamics', 'Lunch', [{ ready: false, reason: 'Lunch', changedBy: 'dynamics' }]],
  ['telephony', 'Available', []],
])('after a reload the setting says who counts: %s', async (winner, text, chosen) => {
  const desk = new Desk();
  desk.winner = winner;
  desk.text = 'Lunch';
  await desk.start();
  expect([desk.text, desk.chosen]).toEqual([text, chosen]);
});

it('a reload in a call takes no busy of ours for a choice', async () => {
  const desk = new Desk();
  desk.text = 'Busy';
  desk.agent = { ...desk.agent, activity: 'call' };
  await desk.start();
  expect(desk.chosen).toEqual([]);
  desk.change({ activity: 'idle' });
  await settle();
  expect(desk.text).toBe('Available');
});

it('what was chosen in Dynamics while the line was down counts when it is back', async () => {
  const desk = new Desk();
  await desk.start();
  desk.told(false);
  desk.hostBecomes('Lunch');
  await settle();
  expect(desk.chosen).toEqual([]);
  desk.told();
  await settle();
  expect(desk.chosen).toHaveLength(1);
});

it('without Omnichannel nothing is asked of the host and nothing goes wrong', async () => {
  const desk = new Desk();
  desk.text = undefined;
  desk.refusesAll = true;
  await desk.start();
  desk.change({ ready: false, reason: 'Lunch' });
  await settle();
  expect([desk.refused, desk.chosen]).toEqual([0, []]);
});

it('a host that takes no presence is told to the agent; where Dynamics counts, its presence stays the truth', async () => {
  const desk = new Desk();
  await desk.start();
  desk.refusesAll = true;
  desk.change({ ready: false, reason: 'Lunch', changedBy: 'telephony' });
  await settle();
  expect([desk.refused, desk.chosen]).toEqual([1, [{ ready: true, changedBy: 'dynamics' }]]);
});

it('nothing happens any more after the end', async () => {
  const desk = new Desk();
  await desk.start();
  desk.sync?.stop();
  desk.hostBecomes('Lunch');
  desk.change({ ready: false });
  await settle();
  expect([desk.text, desk.chosen]).toEqual(['Lunch', []]);
});

it('a reason of the makers and a presence with the same words are one', async () => {
  const desk = new Desk();
  await desk.start();
  desk.change({ ready: false, reason: 'dnd-please', changedBy: 'agent' });
  await settle();
  expect([desk.text, desk.chosen]).toEqual(['Do not disturb', []]);
  desk.hostBecomes('Available');
  await settle();
  desk.hostBecomes('Do not disturb');
  await settle();
  expect(desk.agent.reason).toBe('dnd-please');
});
