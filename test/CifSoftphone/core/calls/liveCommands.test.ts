import type { CallsEvent } from '../../../../CifSoftphone/core/calls/callsEvent';
import type { CallsState } from '../../../../CifSoftphone/core/calls/callsState';
import { toCallViews } from '../../../../CifSoftphone/core/calls/toCallViews';
import { callCapabilities } from '../../../../protocol/callCapability';
import type { CallCommand, CommandName } from '../../../../protocol/callCommand';
import type { SoftphoneAnswer } from '../../../../protocol/messages/softphoneMessage';
import { keyOf, play, ring } from './callSamples';

const nowMs = 1_000_000;
const pushed = (callId: string, more: Parameters<typeof ring>[1] = {}): CallsEvent => ({
  type: 'changed',
  snapshot: ring(callId, { state: 'connected', capabilities: callCapabilities, ...more }),
  nowMs,
});
const wish = (command: CallCommand, callId = 'a'): CallsEvent => ({ type: 'command', key: keyOf(callId), command });
const keys = (digits: string): CallsEvent => wish({ command: 'send-digits', digits });
const answered = (command: CommandName, answer: SoftphoneAnswer): CallsEvent => ({
  type: 'command-answered',
  key: keyOf('a'),
  command,
  answer,
});
const views = (state: CallsState) => toCallViews(state, (number) => ({ display: number, e164: number }));
const view = (state: CallsState) => views(state)[0];
const sent = (events: readonly CallsEvent[]) =>
  play(events).effects.flatMap((effect) => (effect.type === 'command' ? [[effect.callId, effect.command]] : []));
const troubles = (events: readonly CallsEvent[]) =>
  play(events).effects.flatMap((effect) => (effect.type === 'tell' ? [effect.trouble] : []));
const hold = wish({ command: 'hold' });
const holding = { commands: [{ id: 'k1', command: 'hold' }] } as const;

describe('what the agent is offered', () => {
  it('is what the telephony system can do in this state, and only End call when it says nothing', () => {
    expect(view(play([pushed('a')]).state)?.offers).toEqual([
      'hangup',
      'hold',
      'mute',
      'send-digits',
      'blind-transfer',
      'consult',
      'record-start',
      'record-pause',
    ]);
    const held = { state: 'held', muted: true, recording: 'paused' } as const;
    expect(view(play([pushed('a', held)]).state)?.offers).toEqual([
      'hangup',
      'retrieve',
      'unmute',
      'blind-transfer',
      'consult',
      'record-stop',
      'record-resume',
    ]);
    const { capabilities: _none, ...silent } = ring('a', { state: 'connected' });
    expect(view(play([{ type: 'changed', snapshot: silent, nowMs }]).state)?.offers).toEqual(['hangup']);
    expect(view(play([pushed('a', { capabilities: ['mute'] })]).state)?.offers).toEqual(['mute']);
    expect(sent([pushed('a', { capabilities: ['mute'] }), hold])).toEqual([]);
  });
});

describe('a command', () => {
  it('is sent once however often it is clicked, and is under way from the click to its effect', () => {
    const events = [pushed('a'), hold, hold];
    expect(sent(events)).toEqual([['a', { command: 'hold' }]]);
    expect(view(play(events).state)?.commands).toEqual(['hold']);
    // Stored, but the snapshot that shows it has not come.
    events.push(answered('hold', { ok: true, version: 2 }));
    expect(view(play(events).state)?.commands).toEqual(['hold']);
    events.push(pushed('a', { version: 2, ...holding }));
    expect(view(play(events).state)?.commands).toEqual(['hold']);
    events.push(pushed('a', { version: 3, state: 'held' }));
    expect(view(play(events).state)).toMatchObject({ state: 'held', commands: [] });
  });

  it('stays under way when news from before it was stored comes late', () => {
    const late = pushed('a', { version: 2, muted: true });
    const events = [pushed('a'), hold, answered('hold', { ok: true, version: 3 }), late];
    expect(view(play(events).state)).toMatchObject({ muted: true, commands: ['hold'] });
  });

  it('that another window sent is under way here too, and not sent again', () => {
    const events = [pushed('a', holding), hold];
    expect(view(play(events).state)?.commands).toEqual(['hold']);
    expect(sent(events)).toEqual([]);
  });

  it.each([
    ['refused', 'CommandRefused'],
    ['no-answer', 'CommandUnanswered'],
  ] as const)('that failed (%s) is told once and can be tried again', (why, kind) => {
    const failed = { version: 3, failedCommand: { id: 'k1', command: 'hold', why } } as const;
    const events = [pushed('a'), hold, answered('hold', { ok: true, version: 2 }), pushed('a', failed)];
    expect(troubles(events)).toEqual([{ kind, command: 'hold' }]);
    expect(view(play(events).state)?.commands).toEqual([]);
    expect(troubles([...events, pushed('a', { ...failed, version: 4 })])).toHaveLength(1);
    expect(sent([...events, hold])).toHaveLength(2);
  });

  it('to pause the recording of which nobody knows what became is told as what it is: the call may be recorded', () => {
    const pausing = { version: 2, recording: 'on', commands: [{ id: 'k1', command: 'record-pause' }] } as const;
    const failed = (why: 'refused' | 'no-answer') =>
      pushed('a', { version: 3, recording: 'on', failedCommand: { id: 'k1', command: 'record-pause', why } });
    const events = [pushed('a', { recording: 'on' }), wish({ command: 'record-pause' }), pushed('a', pausing)];
    expect(view(play(events).state)).toMatchObject({ recording: 'on', commands: ['record-pause'] });
    expect(troubles([...events, failed('no-answer')])).toEqual([{ kind: 'RecordingUnsure', command: 'record-pause' }]);
    expect(view(play([...events, failed('refused')]).state)).toMatchObject({ recording: 'on', commands: [] });
  });

  const refused = (command: CommandName, recording: 'on' | 'paused' | 'off') => {
    const state = pushed('a', { version: 2, recording, commands: [{ id: 'k1', command }] });
    return troubles([
      state,
      pushed('a', { version: 3, recording, failedCommand: { id: 'k1', command, why: 'refused' } }),
    ]);
  };
  it.each(['record-pause', 'record-stop'] as const)(
    'to keep words out of the recording that was refused or not taken says that it goes on: %s',
    (command) => {
      expect(refused(command, 'on')).toEqual([{ kind: 'RecordingGoesOn', command }]);
      const wished = [pushed('a', { recording: 'on' }), wish({ command })];
      const answers = ['storage', 'not-possible', 'busy'] as const;
      for (const reason of answers)
        expect(troubles([...wished, answered(command, { ok: false, reason })])).toEqual([
          { kind: 'RecordingGoesOn', command },
        ]);
      // The answer was lost: perhaps it has been done.
      expect(troubles([...wished, answered(command, { ok: false, reason: 'unavailable' })])).toEqual([
        { kind: 'RecordingUnsure', command },
      ]);
    },
  );

  it.each([
    ['record-stop', 'paused'],
    ['record-resume', 'paused'],
    ['record-start', 'off'],
  ] as const)('%s that was refused while the recording is %s leaves it so, and says no more', (command, recording) => {
    expect(refused(command, recording)).toEqual([{ kind: 'CommandRefused', command }]);
  });

  it('that failed before this page was open is no news', () => {
    expect(troubles([pushed('a', { failedCommand: { id: 'k1', command: 'hold', why: 'refused' } })])).toEqual([]);
  });

  it('that the adaptor did not take is told, and what is true now is asked for', () => {
    const events = [pushed('a'), hold, answered('hold', { ok: false, reason: 'unavailable' })];
    expect(troubles(events)).toEqual([{ kind: 'CommandNotTaken', command: 'hold' }]);
    expect(play(events).effects).toContainEqual({ type: 'fetch-calls', round: 1 });
    expect(view(play(events).state)?.commands).toEqual([]);
  });

  it('End call that the telephony system does not carry out gives its button back', () => {
    const { state } = play([
      pushed('a'),
      { type: 'command', key: keyOf('a'), command: { command: 'hangup' } },
      pushed('a', { version: 2, commands: [{ id: 'k1', command: 'hangup' }] }),
      pushed('a', { version: 3, failedCommand: { id: 'k1', command: 'hangup', why: 'no-answer' } }),
    ]);
    expect(view(state)?.underWay).toBeUndefined();
  });
});

describe('the recording that the agent is shown', () => {
  const shown = (events: readonly CallsEvent[]) => view(play(events).state)?.recording;
  const paused = (more: Parameters<typeof ring>[1] = {}) => pushed('a', { recording: 'paused', ...more });

  it.each([
    ['record-resume', 'paused'],
    ['record-start', 'off'],
  ] as const)('may run from the press of %s, in whichever window, until telephony tells it', (command, recording) => {
    const before = pushed('a', { recording });
    const asked = [before, wish({ command })];
    expect(shown(asked)).toBe('possible');
    expect(shown([before, pushed('a', { version: 2, recording, commands: [{ id: 'k1', command }] })])).toBe('possible');
    const stored = [...asked, answered(command, { ok: true, version: 2 })];
    expect(shown(stored)).toBe('possible');
    const told = (more: Parameters<typeof ring>[1]) => [...stored, pushed('a', { version: 3, ...more })];
    expect(shown(told({ recording: 'on' }))).toBe('on');
    const failed = { failedCommand: { id: 'k1', command, why: 'refused' } } as const;
    expect(shown(told({ recording, ...failed }))).toBe(recording);
    expect(shown([...asked, answered(command, { ok: false, reason: 'busy' })])).toBe(recording);
  });

  it('stays what it is while it is to be paused or stopped, or while something else is under way', () => {
    expect(shown([pushed('a', { recording: 'on' }), wish({ command: 'record-pause' })])).toBe('on');
    expect(shown([paused(), wish({ command: 'record-stop' })])).toBe('paused');
    expect(shown([paused(), hold])).toBe('paused');
  });

  it('may run where the telephony system can record and has told nothing, and is nothing where it cannot', () => {
    expect(shown([pushed('a', { capabilities: ['record'] })])).toBe('possible');
    expect(shown([pushed('a', { capabilities: ['recordPause'] })])).toBe('possible');
    expect(shown([pushed('a', { capabilities: ['hold'] })])).toBeUndefined();
    expect(shown([pushed('a', { state: 'alerting' })])).toBeUndefined();
  });
});

describe('digits', () => {
  it('pressed faster than they are sent go out in order, none twice and none lost', () => {
    const events = [pushed('a'), keys('1'), keys('2'), keys('3')];
    expect(sent(events)).toEqual([['a', { command: 'send-digits', digits: '1' }]]);
    events.push(answered('send-digits', { ok: true, version: 2 }), pushed('a', { version: 3 }), keys('4'));
    expect(sent(events).slice(1)).toEqual([['a', { command: 'send-digits', digits: '23' }]]);
    events.push(answered('send-digits', { ok: true, version: 4 }), pushed('a', { version: 5 }));
    expect(sent(events).slice(2)).toEqual([['a', { command: 'send-digits', digits: '4' }]]);
  });

  it('that followed lost ones are not sent: half a number is worse than none', () => {
    const failed = { id: 'k1', command: 'send-digits', why: 'refused' } as const;
    const stored = answered('send-digits', { ok: true, version: 2 });
    const lost = pushed('a', { version: 3, failedCommand: failed });
    expect(sent([pushed('a'), keys('1'), keys('2'), stored, lost])).toHaveLength(1);
    const refused = answered('send-digits', { ok: false, reason: 'busy' });
    expect(sent([pushed('a'), keys('1'), keys('2'), refused])).toHaveLength(1);
  });
});

describe('a consultation', () => {
  const target = '+12025550177';
  const consult = wish({ command: 'consult', target });
  const first = (more = {}) => pushed('a', { version: 2, state: 'held', relatedCallId: 'c', ...more });
  const consultation = (more: Parameters<typeof ring>[1] = {}) =>
    pushed('c', { direction: 'outbound', to: { number: target }, consultation: true, relatedCallId: 'a', ...more });
  const offersOf = (events: readonly CallsEvent[]) =>
    views(play(events).state).map(({ offers }) =>
      offers.filter((one) => ['consult', 'complete-transfer', 'cancel-consult', 'retrieve', 'hold'].includes(one)),
    );

  it('is asked for once, and holds every other call, so that nobody hears a stranger', () => {
    const events = [pushed('a', { state: 'held' }), pushed('b'), consult, consult];
    expect(sent(events)).toEqual([
      ['a', { command: 'consult', target }],
      ['b', { command: 'hold' }],
    ]);
  });

  it('shows two cards that belong together, from its first moment and after a reload', () => {
    const [one, two] = views(play([first(), consultation({ state: 'initiated' })]).state);
    expect(one).toMatchObject({ relatedKey: keyOf('c'), consultation: false });
    expect(two).toMatchObject({ relatedKey: keyOf('a'), consultation: true, state: 'initiated' });
  });

  it('is completed on either call, given up on its own, and there is one at a time', () => {
    expect(offersOf([first(), consultation()])).toEqual([
      ['retrieve', 'complete-transfer'],
      ['hold', 'complete-transfer', 'cancel-consult'],
    ]);
    expect(sent([first(), consultation(), consult, wish({ command: 'cancel-consult' })])).toEqual([]);
  });

  it('that is over, or whose caller has hung up, leaves a call like any other', () => {
    const { relatedCallId: _gone, ...alone } = ring('a', {
      state: 'held',
      version: 3,
      capabilities: callCapabilities,
    });
    expect(offersOf([first(), { type: 'changed', snapshot: alone, nowMs }])).toEqual([['retrieve', 'consult']]);
    expect(offersOf([pushed('c', { consultation: true })])).toEqual([['hold', 'consult']]);
  });

  it('swaps by Resume: the other of the two is held', () => {
    expect(sent([first(), consultation(), wish({ command: 'retrieve' })])).toEqual([
      ['a', { command: 'retrieve' }],
      ['c', { command: 'hold' }],
    ]);
  });

  it.each(['complete-transfer', 'cancel-consult'] as const)(
    '%s is sent once, and waits for what is under way',
    (command) => {
      const press = wish({ command }, 'c');
      expect(sent([first(), consultation(), press, press])).toEqual([['c', { command }]]);
      expect(sent([first(), consultation({ commands: [{ id: 'k', command: 'hold' }] }), press])).toEqual([]);
    },
  );
});

describe('two calls', () => {
  const accept = (callId: string): CallsEvent => ({ type: 'accept', key: keyOf(callId), nowMs });
  const second = (more = {}): CallsEvent => ({ type: 'changed', snapshot: ring('b', more), nowMs });

  it('accepting one holds the other in the same moment', () => {
    const { effects } = play([pushed('a'), second(), accept('b')]);
    expect(effects.slice(-2)).toMatchObject([
      { type: 'acknowledge', callId: 'b', outcome: 'accepted' },
      { type: 'command', callId: 'a', command: { command: 'hold' } },
    ]);
  });

  it('retrieving one holds the other', () => {
    const events = [pushed('a'), pushed('b', { state: 'held' }), wish({ command: 'retrieve' }, 'b')];
    expect(sent(events)).toEqual([
      ['b', { command: 'retrieve' }],
      ['a', { command: 'hold' }],
    ]);
  });

  it('leaves the other alone where its telephony system cannot hold it, or holds it already', () => {
    expect(sent([pushed('a', { capabilities: ['mute'] }), second(), accept('b')])).toEqual([]);
    expect(sent([pushed('a', { state: 'held' }), second(), accept('b')])).toEqual([]);
    expect(sent([pushed('a', holding), second(), accept('b')])).toEqual([]);
  });
});
