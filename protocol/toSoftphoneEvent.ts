import type { CloudEvent } from './cloudEvent';
import type { AgentMessage, SoftphoneMessage } from './softphoneMessage';

/** Puts a message of the softphone into the CloudEvent that `sendMessage` carries; `parseSoftphoneMessage` reads it. */
export function toSoftphoneEvent(message: SoftphoneMessage): CloudEvent {
  const { type, id } = message;
  if (message.type === 'agent.changed') {
    const { ready, reason, activity, changedBy } = message;
    const data = { ready, reason, activity, changedBy };
    return { specversion: '1.0', id, source: '/softphone', type, datacontenttype: 'application/json', data };
  }
  const { callId, source } = message;
  const data = { callId, source, ...detailsOf(message) };
  return {
    specversion: '1.0',
    id,
    source: '/softphone',
    type,
    subject: callId,
    datacontenttype: 'application/json',
    data,
  };
}

function detailsOf(message: Exclude<SoftphoneMessage, AgentMessage>): Readonly<Record<string, unknown>> {
  switch (message.type) {
    case 'ring.acknowledged':
      return { outcome: message.outcome };
    case 'command.dial': {
      const { target, format, name, record } = message;
      return {
        target,
        format,
        ...(name === undefined ? {} : { name }),
        ...(record === undefined ? {} : { record }),
        ...confirmationOf(message),
      };
    }
    case 'command.send-digits':
      return { digits: message.digits };
    case 'command.blind-transfer':
      return { target: message.target, ...confirmationOf(message) };
    default:
      return {};
  }
}

const confirmationOf = ({ confirmed }: { readonly confirmed?: true }): { readonly confirmed?: true } =>
  confirmed === true ? { confirmed } : {};
