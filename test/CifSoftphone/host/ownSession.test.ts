import { CifPanel } from '../../../CifSoftphone/host/cifPanel';
import { openOwnSession } from '../../../CifSoftphone/host/ownSession';
import { FakeCif } from './fakeCif';

const titles = {
  customer: 'Softphone',
  customerTab: 'Kundenübersicht',
  newCaseTab: 'Neue Anfrage',
  searchTab: 'Suche',
};

/** Several providers: the host refuses the mode at home. */
const modeAnswer = (): Promise<never> => Promise.reject(new Map([['message', 'not supported at home']]));

const open = async (changes: Partial<FakeCif>) => {
  const cif = Object.assign(new FakeCif(), changes);
  await openOwnSession(cif, new CifPanel(cif), titles);
  return cif;
};

describe('a session for the agent to find the softphone', () => {
  it('is opened among several providers, where the panel is hidden at home and the host refuses to show it', async () => {
    const cif = await open({ mode: 2, modeAnswer });
    expect(cif.inputsOf('createSession')).toEqual([
      expect.objectContaining({
        templateName: 'cti_unknownCaller',
        templateParameters: expect.objectContaining({ customer: 'Softphone', phoneNumber: '', searchTab: 'Suche' }),
      }),
    ]);
    // Once to ask, and once in the new session.
    expect(cif.inputsOf('setMode')).toEqual([1, 1]);
  });

  it('is not opened for the only provider: its panel is shown at home, though it was hidden there', async () => {
    const cif = await open({ mode: 2 });
    expect(cif.inputsOf('createSession')).toEqual([]);
    expect(cif.mode).toBe(1);
  });

  it('is opened where the host takes the mode and hides the panel all the same', async () => {
    const cif = new FakeCif();
    Object.defineProperty(cif, 'mode', { get: () => 2, set: () => undefined });
    await openOwnSession(cif, new CifPanel(cif), titles);
    expect(cif.inputsOf('createSession')).toHaveLength(1);
  });

  it.each([
    ['the panel is in sight', { mode: 0 }],
    ['a session of ours is in front', { mode: 2, focusedSession: 'session-id-4' }],
    ['a session of ours outlived the reload', { mode: 2, modeAnswer, sessions: ['session-id-4'] }],
    ['Dynamics allows no further session', { mode: 2, modeAnswer, canCreate: () => Promise.resolve(false) }],
  ])('is not opened where %s', async (_why, changes: Partial<FakeCif>) => {
    expect((await open(changes)).inputsOf('createSession')).toEqual([]);
  });

  it('does without when Dynamics refuses', async () => {
    const sessionAnswer = (): Promise<never> => Promise.reject(new Error('no template'));
    await expect(open({ mode: 2, modeAnswer, sessionAnswer })).resolves.toBeDefined();
  });
});
