import { parseSoftphoneAnswer } from '../../CifSoftphone/connection/parseSoftphoneAnswer';
import { parseAgentState, parseAgentWish } from '../../protocol/messages/agentState';
import { parseCallList } from '../../protocol/messages/parseCallList';
import { parseCallSnapshot } from '../../protocol/messages/parseCallSnapshot';
import { parseCloudEvent } from '../../protocol/messages/cloudEvent';
import { parseParty } from '../../protocol/messages/party';
import { parsePhone } from '../../protocol/messages/phone';
import type { Parsed } from '../../protocol/parsed';
import { agentStateSchema, agentWishSchema } from '../../protocol/schemas/agentSchemas';
import { callListSchema } from '../../protocol/schemas/callListSchema';
import { callSnapshotSchema } from '../../protocol/schemas/callSnapshotSchema';
import { cloudEventSchema } from '../../protocol/schemas/cloudEventSchema';
import { partySchema } from '../../protocol/schemas/partySchema';
import { phoneSchema } from '../../protocol/schemas/phoneSchemas';
import { read } from '../../protocol/schemas/read';
import { softphoneAnswerSchema } from '../../protocol/schemas/softphoneSchemas';
import { mutate } from '../fuzz/mutate';
import { randomness, type Randomness } from '../fuzz/randomness';
import {
  agentStates,
  agentWishes,
  callLists,
  parties,
  phones,
  snapshots,
  softphoneAnswers,
  telephonyTexts,
} from '../fuzz/samples';

/** The browser reads by hand what the schemas say (decision 0024): each reader, and the schema that it must agree with. */
const readers: readonly (readonly [
  string,
  (value: unknown) => Parsed<unknown>,
  (value: unknown) => Parsed<unknown>,
  readonly unknown[],
])[] = [
  ['a call', parseCallSnapshot, (value) => read(callSnapshotSchema, value), snapshots],
  ['a list of calls', parseCallList, (value) => read(callListSchema, value), callLists],
  ['the state of an agent', parseAgentState, (value) => read(agentStateSchema, value), agentStates],
  ['a wish about an agent', parseAgentWish, (value) => read(agentWishSchema, value), agentWishes],
  ['the answer to a message', parseSoftphoneAnswer, (value) => read(softphoneAnswerSchema, value), softphoneAnswers],
  ['an event', parseCloudEvent, (value) => read(cloudEventSchema, value), telephonyTexts],
  ['a telephone', parsePhone, (value) => read(phoneSchema, value), phones],
  ['a party', parseParty, (value) => read(partySchema, value), parties],
];

/** As it comes over JSON. */
const received = (value: unknown): unknown => {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
};
const changed = (random: Randomness, sample: unknown): unknown =>
  mutate(random, random.chance(0.4) ? mutate(random, sample) : sample);

describe('what the browser reads by hand', () => {
  it.each(readers)('is taken and refused as the schema says: %s', (_what, byHand, bySchema, samples) => {
    const tally = { taken: 0, refused: 0 };
    for (let index = 0; index < 500; index += 1) {
      const random = randomness(9, index);
      const value = received(index < samples.length ? samples[index] : changed(random, random.pick(samples)));
      const expected = bySchema(value);
      const found = byHand(value);
      // With the value, so that a failure shows which one it was.
      expect({ value, ok: found.ok, read: found.ok ? found.value : undefined }).toStrictEqual({
        value,
        ok: expected.ok,
        read: expected.ok ? expected.value : undefined,
      });
      tally[found.ok ? 'taken' : 'refused'] += 1;
    }
    // Else it would prove nothing about one of the two.
    expect(Math.min(tally.taken, tally.refused)).toBeGreaterThan(50);
  });
});

describe('a schema that refuses', () => {
  it('says which part, in a sentence of ours, whatever was sent', () => {
    const secret = 'Canary-Quillfeather';
    for (const [, , bySchema, samples] of readers) {
      for (let index = 0; index < 150; index += 1) {
        const random = randomness(11, index);
        const answer = bySchema(changed(random, random.pick(samples)));
        if (answer.ok) continue;
        expect(answer.error).not.toContain(secret);
        expect(answer.error).not.toMatch(/Invalid|Expected|received/);
        expect(answer.error).toMatch(/^[A-Za-z].*\.$/);
      }
    }
  });
});
