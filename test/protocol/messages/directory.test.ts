import { readDirectoryEntries } from '../../../protocol/messages/directory';
import { read } from '../../../protocol/schemas/read';
import { directorySchema } from '../../../protocol/schemas/directorySchemas';

const given: readonly (readonly [string, unknown, unknown])[] = [
  [
    'whole',
    { name: 'Ben', target: '202', about: 'Sales', state: 'away' },
    { name: 'Ben', target: '202', about: 'Sales', state: 'away' },
  ],
  ['of two lines', { name: 'Ben\nOkafor', target: '202' }, { name: 'Ben Okafor', target: '202' }],
  ['with a state of its own', { name: 'Ben', target: '202', state: 'lunch' }, { name: 'Ben', target: '202' }],
  ['with an empty word', { name: 'Ben', target: '202', about: ' ' }, { name: 'Ben', target: '202' }],
  ['without a name', { target: '202' }, undefined],
  ['without a target', { name: 'Ben', target: '' }, undefined],
  ['with a target as long as a novel', { name: 'Ben', target: '2'.repeat(257) }, undefined],
  ['that is a list', [], undefined],
  [
    'with a name that every object has',
    { name: '__proto__', target: 'constructor' },
    { name: '__proto__', target: 'constructor' },
  ],
];

test.each(given)('an entry %s is the same for the adaptor and for the card', (_what, entry, expected) => {
  const entries = expected === undefined ? [] : [expected];
  expect(readDirectoryEntries([entry])).toEqual(entries);
  expect(read(directorySchema, { entries: [entry] })).toEqual({ ok: true, value: { entries } });
});

test.each([undefined, null, 'x', {}, 7])('%j is nobody', (value) => {
  expect(readDirectoryEntries(value)).toEqual([]);
});
