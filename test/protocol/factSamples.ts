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
  campaign: 'Autumn offer',
  reference: 'PBX-2026-0815',
  parties: [{ id: 'p-1', state: 'held', muted: true, number: '+12025550142', displayName: 'Mo Noor' }],
  recording: 'on',
  earlierActivity: '8d1f4b0e-6c0a-5f0b-9b7e-2f6d5b8c1a47',
  farEndRings: true,
  answerAtPhone: true,
  noReject: true,
  reply: { texts: ['I will call you back'], ownLength: 160 },
  repliedText: 'I will call you back',
  supervision: 'whisper',
  supervised: true,
};
