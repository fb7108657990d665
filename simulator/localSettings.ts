// Its own file: a test reads it as the product does.

/** What makers have set in a run by hand, so that a newcomer sees the wrap-up whole. Tests run without it. */
export const localSettings = {
  dispositions: [
    { value: 'solved', label: 'Solved at once' },
    { value: 'calls-back', label: 'Will call back' },
    { value: 'passed-on', label: 'Passed on to a colleague' },
    { value: 'wrong-number', label: 'Wrong number' },
  ],
  dispositionRequired: true,
};
