import type { SystemRegistration } from '../../../../protocol/messages/system';
import type { Settings } from './settings';

/**
 * What the connector says of itself to the adaptor: where it is told, and that it is there for its own agents alone.
 * `undefined` where the adaptor's settings say it.
 */
export function registrationOf({
  webhook: { url, secrets },
  displayName,
  agents,
  browserPhone,
}: Pick<Settings, 'webhook' | 'displayName' | 'agents' | 'browserPhone'>): SystemRegistration | undefined {
  if (url === undefined) return undefined;
  const own = {
    userIds: [...agents.keys()],
    offers: { dialFormats: ['tel'], browserPhone: browserPhone !== undefined },
  };
  return { name: displayName, webhook: { url, secrets }, agents: [own] };
}
