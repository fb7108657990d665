import { ownField } from '../fields';
import { parsed, refused, type Parsed } from '../parsed';
import { cloudEventSchema } from '../schemas/cloudEventSchema';
import { read } from '../schemas/read';
import { softphoneDataSchemas } from '../schemas/softphoneSchemas';
import type { SoftphoneMessage } from './softphoneMessage';

/** Reads the one argument of the hub method `sendMessage`. Errors: no such event, or a part of it is missing. */
export function parseSoftphoneMessage(value: unknown): Parsed<SoftphoneMessage> {
  const event = read(cloudEventSchema, value);
  if (!event.ok) return event;
  const { id, type, data, subject } = event.value;
  const schema = ownField(softphoneDataSchemas, type);
  if (schema === undefined) {
    return type.startsWith('command.')
      ? refused('The command is unknown.')
      : refused(
          'type must be ring.acknowledged, call.logged, call.reported, agent.changed, directory.asked or a command.',
        );
  }
  const callId = data.callId ?? subject;
  const message = read(schema, callId === undefined ? data : { ...data, callId });
  return message.ok ? parsed({ type, id, ...message.value } as SoftphoneMessage) : message;
}
