import { cutText } from '../../../../protocol/cutText';
import { maxNumberLength } from '../../../../protocol/limits';
import type { Party } from '../../../../protocol/messages/party';
import { isEmpty, type Channel } from './channel';
import type { Leg } from './leg';
import { legCallId } from './naming';

const dialledTo = ({ dialled }: Channel): Party =>
  dialled === undefined ? {} : { number: cutText(dialled, maxNumberLength) };

/** A leg of which only its channel is known. */
export function outgoingLeg(channel: Channel, endpoint: string, system: string): Leg {
  return {
    callId: legCallId(system, channel.id),
    endpoint,
    channelId: channel.id,
    phase: 'dialling',
    direction: 'outbound',
    dialledByUs: false,
    from: {},
    to: dialledTo(channel),
    muted: false,
  };
}

/** An agent's telephone that rings. @param dialler who dials it @param root the conversation's first channel */
export function ringingLeg(
  channel: Channel,
  endpoint: string,
  system: string,
  dialler: Channel | undefined,
  root: Channel | undefined,
): Leg {
  const known = [channel.connected, dialler?.caller, root?.caller].filter((one) => one !== undefined);
  const from = root?.hides === true ? root.caller : undefined;
  return {
    ...outgoingLeg(channel, endpoint, system),
    phase: 'ringing',
    direction: 'inbound',
    from: from ?? known.find((one) => !isEmpty(one)) ?? known.find((one) => one.withheld === true) ?? {},
    to: root === undefined || root.id === channel.id ? {} : dialledTo(root),
  };
}
