import type { CallFacts } from '../../protocol/callFacts';

/** Each fact of a call once: the compiler asks for a new one here, and the tests then follow it to the card. */
export const factSamples: Required<CallFacts> = {
  comments: 'asks about an invoice',
  queue: 'Billing',
  waitedMs: 125_000,
  menu: [
    { label: 'Language', value: 'English' },
    { label: 'Customer number', value: '4711' },
  ],
  reference: 'PBX-2026-0815',
  parties: [{ id: 'p-1', state: 'held', muted: true, number: '+12025550142', displayName: 'Mo Noor' }],
  recording: 'on',
  farEndRings: true,
};
