import { mergeNotes } from '../../../CifSoftphone/activity/mergeNotes';

it.each([
  ['the one that went on stays', 'Wants a copy today', 'Wants a copy', 'Wants a copy today'],
  ['also when the other went on', 'Wants a copy', 'Wants a copy today', 'Wants a copy today'],
  ['both endings are kept', 'Wants a copy today', 'Wants a copy by post', 'Wants a copy today\nby post'],
  ['words are not cut in half', 'Send it', 'Sell it', 'Send it\nSell it'],
  ['the same text stays once', 'Sent', 'Sent', 'Sent'],
])('two people wrote: %s', (_case, ours, theirs, merged) => expect(mergeNotes(ours, theirs)).toBe(merged));
