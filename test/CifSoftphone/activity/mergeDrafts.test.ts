import { mergeDrafts, emptyDraft } from '../../../CifSoftphone/activity/mergeDrafts';

const one = { id: 'c1', title: 'One' };
const two = { id: 'c2', title: 'Two' };

it('takes what only the agent changed', () => {
  const ours = { notes: 'Wants a copy', disposition: 'solved', caseLink: one, fields: {} };
  expect(mergeDrafts(ours, emptyDraft, emptyDraft)).toEqual(ours);
});

it('takes what only somebody else changed, and what an earlier page left', () => {
  const theirs = { notes: 'Wants a copy', disposition: 'solved', caseLink: one, fields: {} };
  expect(mergeDrafts(emptyDraft, emptyDraft, theirs)).toEqual(theirs);
});

it('keeps both texts, and the agent’s own choices, where both changed', () => {
  const seen = { notes: 'Call', disposition: undefined, caseLink: undefined, fields: {} };
  const ours = { notes: 'Call back', disposition: 'open', caseLink: one, fields: {} };
  const theirs = { notes: 'Call Tom', disposition: 'solved', caseLink: two, fields: {} };
  expect(mergeDrafts(ours, seen, theirs)).toEqual({
    notes: 'Call back\nTom',
    disposition: 'open',
    caseLink: one,
    fields: {},
  });
});

it('lets the agent take something away again', () => {
  const seen = { notes: 'Call', disposition: 'solved', caseLink: one, fields: {} };
  expect(mergeDrafts(emptyDraft, seen, seen)).toEqual(emptyDraft);
});
