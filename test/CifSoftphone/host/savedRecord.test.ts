import { createFormHost, type FormNavigation } from '../../../CifSoftphone/host/formHost';
import { savedRecord } from '../../../CifSoftphone/host/savedRecord';

const saved = [{ entityType: 'contact', id: '{C0000000-0000-4000-8000-000000000001}', name: 'Maria Silva' }];
const maria = { entityName: 'contact', id: 'c0000000-0000-4000-8000-000000000001', name: 'Maria Silva' };

describe('what was saved in a form that we opened', () => {
  it.each([
    ['as an object', { savedEntityReference: saved }],
    ['as a map', new Map([['savedEntityReference', saved]])],
    ['as JSON', JSON.stringify({ savedEntityReference: saved })],
  ])('is read %s', (_shape, result) => expect(savedRecord(result)).toEqual(maria));

  it.each([[null], ['{}'], [{ savedEntityReference: [] }], [{ savedEntityReference: [{ id: '1' }] }]])(
    'is nothing in %j',
    (result) => expect(savedRecord(result)).toBeUndefined(),
  );
});

describe('a form without CIF', () => {
  it('opens a record in its place and a new one beside it', async () => {
    const asked: unknown[] = [];
    const navigation: FormNavigation = {
      openForm: (...args) => {
        asked.push(args);
        return Promise.resolve({ savedEntityReference: saved });
      },
    };
    const host = createFormHost(navigation);
    await host.openRecord?.({ entityName: 'contact', id: '1' });
    expect(await host.openNewRecord?.('contact', { telephone1: '+12025550123' })).toEqual(maria);
    expect(asked).toEqual([
      [{ entityName: 'contact', entityId: '1' }],
      [{ entityName: 'contact', useQuickCreateForm: true }, { telephone1: '+12025550123' }],
    ]);
  });
});
