/** Callers of the sample data, and some whom nobody knows. */
export const people = {
  maria: { number: '+12025550123', name: 'Maria Silva', contactId: 'c0000000-0000-4000-8000-000000000001' },
  thomas: { number: '+12025550131', name: 'Thomas Andersen', contactId: 'c0000000-0000-4000-8000-000000000002' },
  yvonne: { number: '+12025550140', name: 'Yvonne McKay', contactId: 'c0000000-0000-4000-8000-000000000003' },
  nancy: { number: '+442079460110', name: 'Nancy Anderson', contactId: 'c0000000-0000-4000-8000-000000000005' },
  /** Two contacts share it. */
  sharedDesk: { number: '+12025550177' },
  stranger: { number: '+12025550199' },
} as const;

/** The digits of a number's end, however the agent's locale writes the whole. */
export const ending = (number: string): string => number.slice(-4);
