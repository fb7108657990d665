import type { InferOutput } from 'valibot';
import type { partySchema } from './schemas/partySchema';

/** The other side of a call. A number that is missing and one that is withheld are different things. */
export type Party = InferOutput<typeof partySchema>;
