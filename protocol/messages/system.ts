import type { InferOutput } from 'valibot';
import type { registeredSystemSchema, systemOffersSchema, systemSchema } from '../schemas/systemSchemas';

/** What a telephony system says of itself: body of `PUT system`. */
export type SystemRegistration = InferOutput<typeof systemSchema>;
/** What a telephony system offers, to all agents or to one. */
export type SystemOffers = InferOutput<typeof systemOffersSchema>;
/** What counts of a telephony system: answer of `system`. Without its secrets. */
export type RegisteredSystem = InferOutput<typeof registeredSystemSchema>;
/** A channel that it brings conversations in, and whether agents can begin one there. */
export type OfferedChannel = NonNullable<SystemOffers['channels']>[number];
