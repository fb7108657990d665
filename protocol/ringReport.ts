import type { InferOutput } from 'valibot';
import type { ringReportSchema } from './schemas/answerSchemas';

/** What became of a ring, as the telephony system learns it. */
export type RingReport = InferOutput<typeof ringReportSchema>;
