import * as v from 'valibot';
import {
  icePattern,
  iceTextPattern,
  isPhoneAddress,
  mostIceServers,
  phoneIdPattern,
  phoneLife,
  phoneSecretPattern,
  phoneUserPattern,
  sipUriPattern,
} from '../phoneRules';
import { fieldsSchema } from './fieldsSchema';

const noPhoneId = 'phoneId must be a text of 1 to 64 letters, digits, hyphens or underscores.';
const phoneId = v.pipe(
  v.string(noPhoneId),
  v.regex(phoneIdPattern, noPhoneId),
  v.description('One browser of the agent; made by the softphone, a new one with each start.'),
);

/** Body of `phone` and `phone/withdraw`. */
export const phoneWishSchema = fieldsSchema({ phoneId });

/** `data` of the webhooks `phone.requested` and `phone.withdrawn`. */
export const phoneRequestedSchema = fieldsSchema({
  userId: v.pipe(v.string(), v.description("The agent's Entra object id.")),
  phoneId,
});

const noUrl = 'url must be a wss address.';
const noUri = 'uri must be a SIP address.';
const noSecret = 'secret must be a text of 8 to 256 visible characters.';
const noUser = 'user is malformed.';
const noLife = 'expiresInMs is malformed.';
const noIce = 'iceServers is malformed.';
const noEcho = 'echo must be a SIP address.';
const iceText = (about: string) =>
  v.exactOptional(v.pipe(v.string(noIce), v.regex(iceTextPattern, noIce), v.description(about)));

const iceServerSchema = fieldsSchema(
  {
    urls: v.pipe(
      v.array(
        v.pipe(v.string(noIce), v.regex(icePattern, noIce), v.description('stun:, turn: or turns: with host.')),
        noIce,
      ),
      v.minLength(1, noIce),
      v.maxLength(mostIceServers, noIce),
      v.readonly(),
    ),
    username: iceText('For turn.'),
    credential: iceText('For turn; short-lived as well.'),
  },
  noIce,
);

/**
 * Answer of `phone`, and what a telephony system answers to the webhook `phone.requested`: all that a browser needs to be
 * a telephone. The adaptor hands it on and keeps nothing of it.
 */
export const phoneSchema = fieldsSchema(
  {
    url: v.pipe(
      v.string(noUrl),
      v.check((url) => isPhoneAddress(url), noUrl),
      v.description('SIP over WebSocket (RFC 7118): wss, or ws on this very machine.'),
    ),
    uri: v.pipe(
      v.string(noUri),
      v.regex(sipUriPattern, noUri),
      v.description('Whom the browser registers as, for example sip:101@pbx.example.com.'),
    ),
    user: v.exactOptional(
      v.pipe(
        v.string(noUser),
        v.regex(phoneUserPattern, noUser),
        v.description('For the digest, where it is not the user of uri.'),
      ),
    ),
    secret: v.pipe(
      v.string(noSecret),
      v.regex(phoneSecretPattern, noSecret),
      v.description('Short-lived, for this agent and browser alone.'),
    ),
    expiresInMs: v.pipe(
      v.number(noLife),
      v.safeInteger(noLife),
      v.minValue(phoneLife.leastMs, noLife),
      v.maxValue(phoneLife.mostMs, noLife),
      v.description('The softphone asks for new ones before that; a call that goes on is not touched.'),
    ),
    iceServers: v.optional(
      v.pipe(
        v.array(iceServerSchema, noIce),
        v.maxLength(mostIceServers, noIce),
        v.readonly(),
        v.description('STUN and TURN servers for the sound; none where both ends reach each other.'),
      ),
      [],
    ),
    echo: v.exactOptional(
      v.pipe(
        v.string(noEcho),
        v.regex(sipUriPattern, noEcho),
        v.description('Whom the check before the shift calls: it answers, and sends back what it hears.'),
      ),
    ),
  },
  'The phone is not a JSON object.',
);
