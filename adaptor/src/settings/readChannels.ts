import { addressKinds, channelPattern } from '../../../protocol/conversationWords';
import type { OfferedChannel } from '../../../protocol/messages/system';
import type { SettingReader } from './readSettings';

/** Names with commas or blanks between them; behind a colon with what kind of address an agent can begin one. */
export function readChannels(reader: SettingReader): readonly OfferedChannel[] {
  const words = (reader.optional('MessageChannels') ?? '').toLowerCase().split(/[\s,]+/);
  const channels = words.filter((word) => word !== '').map(readChannel);
  const found = channels.filter((one) => one !== undefined);
  if (found.length === channels.length) return found;
  reader.wrong('MessageChannels', 'is no list of channels such as: sms:phone, whatsapp');
  return [];
}

function readChannel(word: string): OfferedChannel | undefined {
  const [channel = '', kind, ...more] = word.split(':');
  const start = addressKinds.find((one) => one === kind);
  const isNamed = channelPattern.test(channel) && channel !== 'voice' && more.length === 0;
  if (!isNamed || (kind !== undefined && start === undefined)) return undefined;
  return { channel, ...(start === undefined ? {} : { start }) };
}
