import type { InferOutput } from 'valibot';
import type { cloudEventSchema } from './schemas/cloudEventSchema';

/** The part of a CloudEvents 1.0 JSON event that both sides use (https://cloudevents.io, spec 1.0.2). */
export type CloudEvent = InferOutput<typeof cloudEventSchema> & {
  readonly datacontenttype?: 'application/json';
};
