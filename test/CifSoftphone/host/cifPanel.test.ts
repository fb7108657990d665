import { CifPanel } from '../../../CifSoftphone/host/cifPanel';
import { FakeCif } from './fakeCif';

function start(mode: unknown) {
  const cif = new FakeCif();
  cif.mode = mode;
  return { cif, panel: new CifPanel(cif) };
}

describe('the panel around the softphone', () => {
  it.each([0, '0', 2])('is docked for a ring and goes back to where it was (%p)', async (mode) => {
    const { cif, panel } = start(mode);
    cif.focusedSession = 'session-id-1';
    await panel.show();
    expect(cif.mode).toBe(1);
    await panel.rest();
    expect(cif.mode).toBe(Number(mode));
  });

  it('stays as it is when the agent had it open', async () => {
    const { cif, panel } = start(1);
    await panel.show();
    await panel.rest();
    expect(cif.inputsOf('setMode')).toEqual([]);
  });

  it('is put back once, to what was before the first of several rings', async () => {
    const { cif, panel } = start(0);
    await panel.show();
    await panel.show();
    await panel.rest();
    await panel.rest();
    expect(cif.inputsOf('setMode')).toEqual([1, 0]);
  });

  it('stays where the agent put it meanwhile', async () => {
    const { cif, panel } = start(0);
    await panel.show();
    await cif.raise('onmodechanged', { value: 1 });
    await panel.rest();
    expect(cif.inputsOf('setMode')).toEqual([1]);
  });

  it('is put back at home when the agent comes back there after the call, not in the session of the call', async () => {
    const { cif, panel } = start(0);
    await panel.show();
    cif.focusedSession = 'session-id-1';
    await cif.raise('onSessionSwitched', { sessionId: 'session-id-1', focused: true });
    await panel.rest();
    expect(cif.inputsOf('setMode')).toEqual([1]);
    cif.focusedSession = null;
    await cif.raise('onSessionSwitched', { sessionId: 'session-id-1', focused: false });
    expect(cif.inputsOf('setMode')).toEqual([1, 0]);
  });

  it('stays docked at home while a call goes on', async () => {
    const { cif, panel } = start(0);
    await panel.show();
    await cif.raise('onSessionSwitched', { sessionId: 'session-id-1', focused: false });
    expect(cif.mode).toBe(1);
  });

  it('is minimised again though the ring is over before the host has answered', async () => {
    const { cif, panel } = start(0);
    await Promise.all([panel.show(), panel.rest()]);
    expect(cif.mode).toBe(0);
  });

  it('is shown again at home when a session was closed, where ours is the only provider, and stays there', async () => {
    const { cif, panel } = start(2);
    await cif.raise('onSessionClosed', { sessionId: 'session-id-1' });
    expect(cif.mode).toBe(1);
    cif.mode = 2;
    await panel.show();
    await panel.rest();
    expect(cif.mode).toBe(1);
  });

  it('is not touched after the end of a session in front of another one, nor where the agent has minimised it', async () => {
    const { cif } = start(2);
    cif.focusedSession = 'session-id-2';
    await cif.raise('onSessionClosed', { sessionId: 'session-id-1' });
    cif.focusedSession = null;
    cif.mode = 0;
    await cif.raise('onSessionClosed', { sessionId: 'session-id-2' });
    expect(cif.inputsOf('setMode')).toEqual([]);
  });

  it('takes a refusal of the host without a word, and tries again with the next ring', async () => {
    const { cif, panel } = start(0);
    cif.modeAnswer = () => Promise.reject(new Map([['message', 'no']]));
    await panel.show();
    cif.modeAnswer = () => Promise.resolve(null);
    await panel.show();
    expect(cif.mode).toBe(1);
  });

  it('hears nothing any more after its end', () => {
    const { cif, panel } = start(0);
    panel.stop();
    expect(cif.handlers.size).toBe(0);
  });
});
