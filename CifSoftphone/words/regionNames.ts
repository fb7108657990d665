/** What the softphone is made of: each is drawn although another cannot be. */
export const regionNames = [
  'softphone',
  'rings',
  'line',
  'agent',
  'settings',
  'notices',
  'calls',
  'tools',
  'parties',
  'details',
  'customer',
  'notes',
  'wrap-up',
  'work',
  'keypad',
  'history',
  'field',
] as const;
export type RegionName = (typeof regionNames)[number];
