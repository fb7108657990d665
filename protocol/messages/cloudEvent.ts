import { isFields, textField } from '../fields';
import { maxEventIdLength, maxEventSourceLength } from '../limits';
import { parsed, refused, type Parsed } from '../parsed';
import type { InferOutput } from 'valibot';
import type { cloudEventSchema } from '../schemas/cloudEventSchema';

/** The part of a CloudEvents 1.0 JSON event that both sides use (https://cloudevents.io, spec 1.0.2). */
export type CloudEvent = InferOutput<typeof cloudEventSchema> & {
  readonly datacontenttype?: 'application/json';
};

/**
 * Reads a CloudEvents 1.0 event in its JSON form. Attributes that we do not use are dropped.
 * Errors: not version 1.0, or a required attribute is missing or too long. An absent `data` is an empty one.
 */
export function parseCloudEvent(value: unknown): Parsed<CloudEvent> {
  if (!isFields(value)) return refused('The event is not a JSON object.');
  if (value.specversion !== '1.0') return refused('specversion must be "1.0".');
  const id = textField(value.id, maxEventIdLength);
  const source = textField(value.source, maxEventSourceLength);
  const type = textField(value.type, 256);
  if (id === undefined) return refused(`id must be a text of 1 to ${maxEventIdLength} characters.`);
  if (source === undefined) return refused(`source must be a text of 1 to ${maxEventSourceLength} characters.`);
  if (type === undefined) return refused('type must be a text of 1 to 256 characters.');
  const data = value.data ?? {};
  if (!isFields(data)) return refused('data must be a JSON object.');
  const subject = textField(value.subject, 256);
  return parsed({ specversion: '1.0', id, source, type, data, ...(subject === undefined ? {} : { subject }) });
}
