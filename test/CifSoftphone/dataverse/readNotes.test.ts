import { notesReader } from '../../../CifSoftphone/dataverse/readNotes';

const read = (row: object) =>
  notesReader({
    fetch: () => Promise.resolve(new Response(JSON.stringify(row))),
    organisationUrl: '',
    timeoutMs: 1_000,
  })('a1');

it('what the agent of the call before wrote and chose is read', async () => {
  expect(await read({ description: ' Wants a refund\n', subcategory: 'callback' })).toEqual({
    ok: true,
    text: 'Wants a refund',
    disposition: 'callback',
  });
});

it('the reason of the end, which stands there until somebody chooses, is no choice', async () => {
  expect(await read({ description: null, subcategory: 'transferred' })).toEqual({ ok: true, text: '' });
  expect(await read({ description: null, subcategory: null })).toEqual({ ok: true, text: '' });
});
