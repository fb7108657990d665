import { CifPanel } from '../../../CifSoftphone/desktop/cifPanel';
import { openOwnSession } from '../../../CifSoftphone/desktop/ownSession';
import { FakeCif } from './fakeCif';

const open = async (changes: Partial<FakeCif>) => {
  const cif = Object.assign(new FakeCif(), changes);
  await openOwnSession(cif, new CifPanel(cif), 'Softphone');
  return cif;
};

describe('a session for the agent to find the softphone', () => {
  it('is opened among several providers, where the panel is hidden at home; the mode is not touched there', async () => {
    const cif = await open({ mode: 2 });
    expect(cif.inputsOf('createSession')).toEqual([
      expect.objectContaining({
        templateName: 'cti_unknownCaller',
        templateParameters: expect.objectContaining({ customer: 'Softphone', phoneNumber: '' }),
      }),
    ]);
    expect(cif.inputsOf('setMode')).toEqual([]);
  });

  it.each([
    ['the panel is in sight', { mode: 0 }],
    ['a session of ours is in front', { mode: 2, focusedSession: 'session-id-4' }],
    ['a session of ours outlived the reload', { mode: 2, sessions: ['session-id-4'] }],
    ['Dynamics allows no further session', { mode: 2, canCreate: () => Promise.resolve(false) }],
  ])('is not opened where %s', async (_why, changes: Partial<FakeCif>) => {
    expect((await open(changes)).inputsOf('createSession')).toEqual([]);
  });

  it('does without when Dynamics refuses', async () => {
    const sessionAnswer = (): Promise<never> => Promise.reject(new Error('no template'));
    await expect(open({ mode: 2, sessionAnswer })).resolves.toBeDefined();
  });
});
