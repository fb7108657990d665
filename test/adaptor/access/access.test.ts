import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../../adaptor/src/routes';
import { repoRoot } from '../../../scripts/repoRoot';
import { directory } from '../../../simulator/directory';
import { ada, ben, freshId, offeredEvent, startAdaptorWorld, type AdaptorWorld } from '../adaptorWorld';
import { accessMarkdown } from './accessMarkdown';
import { accessTable, callers, operations, type Caller, type Operation } from './accessTable';
import { knock, readPublicKey, type Subject } from './knock';

const callerKeys = Object.keys(callers) as Caller[];
const operationKeys = Object.keys(operations) as Operation[];

describe('who may ask the adaptor for what', () => {
  let world: AdaptorWorld;
  let subject: Subject;

  beforeAll(async () => {
    // The whole table comes from a handful of callers in a second: their limits are another test's.
    world = await startAdaptorWorld({ AgentRequestsPerSecond: '1000', RingsPerSecond: '1000', BrowserPhone: 'yes' });
    await world.connect(world.tokens.ada);
    const ended = await world.connect(world.tokens.ada);
    const endedConnectionId = ended.connection.connectionId ?? '';
    await ended.stop();
    const callId = freshId();
    expect((await world.ring(ada, offeredEvent(callId))).status).toBe(202);
    const conversationId = freshId();
    const offer = { ...offeredEvent(callId), type: 'conversation.offered', data: { conversationId, channel: 'chat' } };
    expect((await world.ring(ada, offer)).status).toBe(202);
    const otherAdmin = world.entra.issueToken({ oid: ben, roles: [directory.administratorRole] });
    await world.connect(otherAdmin);
    const testRing = await world.call('POST', 'testRing', otherAdmin, { words: 'Test ring' });
    expect(testRing.status).toBe(202);
    const testRingId = String(testRing.body.callId);
    subject = {
      callId,
      testRingId,
      conversationId,
      endedConnectionId,
      publicKeyPem: await readPublicKey(world.entra.authority),
    };
  }, 30_000);
  afterAll(() => world.stop());

  it.each(callerKeys)('S7-01 S7-32 %s gets what the table says, everywhere', async (caller) => {
    const answers: Partial<Record<Operation, number>> = {};
    for (const operation of operationKeys) {
      const answer = await knock(world, caller, operation, subject);
      answers[operation] = answer.status;
      // A refusal says what to do, and nothing of what was sent.
      if (answer.status >= 400) {
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
        expect(Object.keys(answer.body).sort()).toEqual(
          ['code', 'detail', 'do', 'means', 'status', 'title', 'type', 'what'].sort(),
        );
        expect(JSON.stringify(answer.body)).not.toContain(ada);
        expect(JSON.stringify(answer.body)).not.toContain(subject.callId);
      }
    }
    expect(answers).toEqual(accessTable[caller]);
  });

  it('a replayed upstream event changes nothing: who is gone stays gone', async () => {
    const connections = async () =>
      (await world.call('GET', `agents/${ada}`, world.tokens.telephony)).body.connections as number;
    const before = await connections();
    await knock(world, 'upstream-replay', 'connected', subject);
    await knock(world, 'upstream-replay', 'disconnected', subject);
    await knock(world, 'upstream-replay', 'connected', subject);
    expect(await connections()).toBe(before);
    // The same request for a connection that is new does count: the look above could have failed.
    await knock(world, 'service', 'connected', subject);
    expect(await connections()).toBe(before + 1);
  });

  it('S7-07 the table knows every function that exists, and the documents show this table', () => {
    const functions = routes.map(({ path }) => path.replace('{*', '{'));
    const known = new Set(operationKeys.map((one) => operations[one].replace(/,.*/, '')));
    expect([...known].sort()).toEqual([...new Set(functions)].sort());
    const withoutPadding = (text: string): string => text.replace(/ +/g, ' ').replace(/-{2,}/g, '--');
    expect(withoutPadding(readFileSync(join(repoRoot, 'docs', 'security.md'), 'utf8'))).toContain(
      withoutPadding(accessMarkdown()),
    );
  });
});
