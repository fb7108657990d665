import type { CloudEvent } from '../../../../protocol/messages/cloudEvent';
import { parseJson } from '../../../../protocol/fields';
import { agentReportSchema } from '../../../../protocol/schemas/agentSchemas';
import { ringReportSchema } from '../../../../protocol/schemas/answerSchemas';
import { cloudEventSchema } from '../../../../protocol/schemas/cloudEventSchema';
import { commandRequestedSchema } from '../../../../protocol/schemas/commandRequestedSchema';
import {
  conversationReportSchema,
  conversationRequestedSchema,
} from '../../../../protocol/schemas/conversationReportSchemas';
import { directoryRequestedSchema } from '../../../../protocol/schemas/directorySchemas';
import { phoneRequestedSchema } from '../../../../protocol/schemas/phoneSchemas';
import { read } from '../../../../protocol/schemas/read';
import { WebhookRefused } from '../telephonyError';
import type { VerifiedWebhook } from './verifyWebhook';
import type { WebhookContent, WebhookEvent } from './webhookEvent';

/** Reads the body of a verified webhook. What a newer adaptor says in words of its own is `other`. @throws WebhookRefused 400 */
export function readWebhookEvent({ id, sentAtMs }: VerifiedWebhook, body: Uint8Array | string): WebhookEvent {
  const json = parseJson(typeof body === 'string' ? body : Buffer.from(body).toString());
  const event = read(cloudEventSchema, json.ok ? json.value : undefined);
  if (!event.ok) {
    throw new WebhookRefused(400, 'no-event', 'A signed webhook is no event.', 'Look at who else has the secret.');
  }
  return { id, sentAtMs, event: event.value, ...contentOf(event.value) };
}

function contentOf({ type, data }: CloudEvent): WebhookContent {
  switch (type) {
    case 'ring.reported': {
      const report = read(ringReportSchema, data);
      return report.ok ? { type, data: report.value } : { type: 'other' };
    }
    case 'command.requested': {
      const command = read(commandRequestedSchema, data);
      return command.ok ? { type, data: command.value } : { type: 'other' };
    }
    case 'conversation.reported': {
      const report = read(conversationReportSchema, data);
      return report.ok ? { type, data: report.value } : { type: 'other' };
    }
    case 'conversation.requested': {
      const request = read(conversationRequestedSchema, data);
      return request.ok ? { type, data: request.value } : { type: 'other' };
    }
    case 'agent.changed': {
      const agent = read(agentReportSchema, data);
      return agent.ok ? { type, data: agent.value } : { type: 'other' };
    }
    case 'phone.requested':
    case 'phone.withdrawn': {
      const phone = read(phoneRequestedSchema, data);
      return phone.ok ? { type, data: phone.value } : { type: 'other' };
    }
    case 'directory.requested': {
      const question = read(directoryRequestedSchema, data);
      return question.ok ? { type, data: question.value } : { type: 'other' };
    }
    default:
      return { type: 'other' };
  }
}
