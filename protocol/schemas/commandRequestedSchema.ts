import * as v from 'valibot';
import { commandNames, partsOf, type CallCommandName, type PartOf } from '../callCommand';
import { maxNumberLength } from '../limits';
import { callIdSchema } from './callParts';
import { toldPartSchemas } from './commandPartSchemas';
import { dialFormatSchema } from './diallingSchemas';
import { fieldsSchema } from './fieldsSchema';
import { countSchema, lineSchema } from './textSchemas';

const entries = {
  callId: callIdSchema('callId is missing or malformed.'),
  userId: v.pipe(v.string(), v.description("The agent's Entra object id.")),
  commandId: v.pipe(v.string(), v.description('The same again is a repeat: do not carry it out twice.')),
  expiresInMs: countSchema('Do not carry it out later.'),
};
const target = lineSchema(
  maxNumberLength,
  'E.164 where the number could be read by the dialling rules, else as it was typed, or what the format asks for.',
);

/** What the telephony system is told of a command's parts: the target is ready to be dialled. */
const told = { ...toldPartSchemas, target } as const;
const toldOf = (command: CallCommandName) =>
  Object.entries(told).filter(([part]) => partsOf(command).some((one) => one === part));

const ofCalls = commandNames.filter((command) => command !== 'dial');
const plain = ofCalls.filter((command) => toldOf(command).length === 0);
const withParts = ofCalls.filter((command) => toldOf(command).length > 0);
const dial = fieldsSchema({ ...entries, command: v.literal('dial'), target, format: dialFormatSchema() });

type Told<C extends CallCommandName> = typeof entries & {
  readonly command: v.LiteralSchema<C, undefined>;
} & Pick<typeof told, PartOf<C> & keyof typeof told>;
type Requested =
  | { [C in CallCommandName]: v.InferOutput<ReturnType<typeof fieldsSchema<Told<C>>>> }[CallCommandName]
  | v.InferOutput<typeof dial>;

/** `data` of the webhook that hands a command of the agent to the telephony system. */
export const commandRequestedSchema = v.variant('command', [
  fieldsSchema({ ...entries, command: v.picklist(plain) }),
  ...withParts.map((command) =>
    fieldsSchema({ ...entries, command: v.literal(command), ...Object.fromEntries(toldOf(command)) }),
  ),
  dial,
]) as unknown as v.GenericSchema<unknown, Requested>;
