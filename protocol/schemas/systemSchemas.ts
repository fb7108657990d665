import * as v from 'valibot';
import { callCapabilities, readCapabilities } from '../callCapability';
import { addressKinds, commonChannels } from '../conversationWords';
import { systemRules, webhookSecretPattern } from '../systemRules';
import { messageChannelSchema } from './conversationParts';
import { dialFormatSchema } from './diallingSchemas';
import { fieldsSchema, flagSchema, lenient } from './fieldsSchema';
import { lineSchema } from './textSchemas';

const noFlag = (name: string): string => `offers.${name} must be true or false.`;
const flag = (name: string, about: string) => v.exactOptional(v.pipe(v.boolean(noFlag(name)), v.description(about)));
const noFormats = 'offers.dialFormats must be a list of schemes such as tel and sip.';
const noCapabilities = 'offers.capabilities must be a list of words.';

const noChannels = 'offers.channels must be a list of channels, each with a name such as whatsapp.';
const offeredChannelSchema = fieldsSchema(
  {
    channel: messageChannelSchema(noChannels),
    start: v.exactOptional(
      v.pipe(
        v.picklist(addressKinds, noChannels),
        v.description('Agents can begin a conversation in it, with an address of this kind. Absent: they cannot.'),
      ),
    ),
  },
  noChannels,
);

/** What a telephony system offers to an agent. What is not named is not offered. */
export const systemOffersSchema = fieldsSchema(
  {
    dialFormats: v.exactOptional(
      v.pipe(
        v.array(dialFormatSchema(noFormats), noFormats),
        v.maxLength(systemRules.mostDialFormats, noFormats),
        v.readonly(),
        v.description('What agents can dial by it; an empty list: nothing.'),
      ),
    ),
    capabilities: v.exactOptional(
      v.pipe(
        v.array(v.string(noCapabilities), noCapabilities),
        v.metadata({
          description:
            'What it can do with a call that names no capabilities of its own. Other words are ignored. Absent: such a call can only be ended.',
          items: { type: 'string', examples: [...callCapabilities] },
        }),
        v.transform((words) => readCapabilities(words) ?? []),
      ),
    ),
    channels: v.exactOptional(
      v.pipe(
        v.array(offeredChannelSchema, noChannels),
        v.maxLength(systemRules.mostChannels, noChannels),
        v.readonly(),
        v.description(
          `In what it brings conversations besides ${commonChannels.join(', ')}, and in what agents can begin one.`,
        ),
      ),
    ),
    browserPhone: flag('browserPhone', 'It answers `phone.requested`: the agent can have a telephone in the browser.'),
    directory: flag(
      'directory',
      'It answers `directory.requested` also before there is a call: agents find by name whom they dial.',
    ),
    queues: flag(
      'queues',
      'It has queues that follow how agents stand, so it is told by `agent.changed`. It is told unless this is false.',
    ),
  },
  'offers is not a JSON object.',
);

const noName = `name must be a text of 1 to ${systemRules.maxNameLength} characters.`;
const nameSchema = lineSchema(
  systemRules.maxNameLength,
  'As agents read it. No two systems have the same, whatever their capital letters.',
  noName,
);

const noUrl = 'webhook.url must be a text.';
const noSecrets = `webhook.secrets must be a list of 1 to ${systemRules.mostSecrets} signing secrets, each whsec_ and at least 16 bytes in base64.`;
const webhookSchema = fieldsSchema(
  {
    url: v.pipe(
      v.string(noUrl),
      v.maxLength(systemRules.maxUrlLength, noUrl),
      v.description('An https address that the adaptor can reach and may: no private network that is not allowed.'),
    ),
    secrets: v.pipe(
      v.array(v.pipe(v.string(noSecrets), v.regex(webhookSecretPattern, noSecrets)), noSecrets),
      v.minLength(1, noSecrets),
      v.maxLength(systemRules.mostSecrets, noSecrets),
      v.readonly(),
      v.description('Each webhook is signed with all of them. They are never told to anybody.'),
    ),
  },
  'webhook is not a JSON object.',
);

const noAgents =
  "agents must be a list of { userIds, offers }, and each userId an agent's Entra object id, named once.";
const groupSchema = fieldsSchema(
  {
    userIds: v.pipe(
      v.array(v.pipe(v.string(noAgents), v.description("An agent's Entra object id.")), noAgents),
      v.minLength(1, noAgents),
      v.readonly(),
    ),
    offers: v.pipe(systemOffersSchema, v.description('In place of what the system offers in general, part for part.')),
  },
  noAgents,
);
const groupsSchema = v.pipe(
  v.array(groupSchema, noAgents),
  v.maxLength(systemRules.mostGroups, noAgents),
  v.readonly(),
  v.description(`Agents to whom it offers something else; at most ${systemRules.mostAgents} in all groups together.`),
);

/** Body of `PUT system`: what a telephony system says of itself. */
export const systemSchema = fieldsSchema({
  name: nameSchema,
  webhook: webhookSchema,
  offers: v.exactOptional(
    v.pipe(systemOffersSchema, v.description('To every agent. Absent: the system is for the named agents alone.')),
  ),
  agents: v.exactOptional(groupsSchema),
});

/** Answer of `system`: what counts now. */
export const registeredSystemSchema = fieldsSchema({
  source: v.pipe(v.string(), v.description('Client id of the app: the source of its calls.')),
  name: v.string(),
  registeredBy: v.pipe(
    v.picklist(['app', 'settings']),
    v.description('What stands in the adaptor’s settings is changed there alone.'),
  ),
  webhook: fieldsSchema({
    url: v.string(),
    secrets: v.pipe(v.number(), v.description('How many count now.')),
  }),
  offers: v.exactOptional(systemOffersSchema),
  agents: v.exactOptional(groupsSchema),
  down: flagSchema('Its last webhooks were not confirmed; agents are told.'),
});

/** Answer of `heartbeat`, and a part of `GET calls`. */
export const systemsDownSchema = lenient(
  v.pipe(
    v.array(v.string()),
    v.readonly(),
    v.description("Names of the agent's telephony systems that do not confirm what they are told; absent: none."),
  ),
);
