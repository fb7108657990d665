import { joinDescription, splitDescription } from '../../../CifSoftphone/activity/description';

const comments = 'About the invoice';

it('keeps what the telephony system said apart from the notes under it', () => {
  const description = joinDescription({ head: comments, notes: 'Sent a copy.\n\nCalls back.' });
  expect(description).toBe('About the invoice\n\nSent a copy.\n\nCalls back.');
  expect(splitDescription(comments, description)).toEqual({ head: comments, notes: 'Sent a copy.\n\nCalls back.' });
});

it('has no gap where there is only one of the two', () => {
  expect(joinDescription({ head: comments, notes: '' })).toBe(comments);
  expect(joinDescription({ head: '', notes: 'Sent.' })).toBe('Sent.');
  expect(splitDescription(comments, comments)).toEqual({ head: comments, notes: '' });
  expect(splitDescription(undefined, 'Sent.')).toEqual({ head: '', notes: 'Sent.' });
});

it('takes all for notes when somebody has rewritten the whole: nothing is put before it again', () => {
  expect(splitDescription(comments, 'About two invoices')).toEqual({ head: '', notes: 'About two invoices' });
});

it('is never longer than the column', () => {
  expect(joinDescription({ head: 'x'.repeat(1_990), notes: 'y'.repeat(100) })).toHaveLength(2_000);
});
