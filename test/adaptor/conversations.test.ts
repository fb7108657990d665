import { inReadingOrder } from '../../protocol/messageOrder';
import { fetchTrusting } from '../../simulator/entra/fetchTrusting';
import { MessageDesk } from '../../simulator/telephony/messages/messageDesk';
import { createTelephonyClient } from '../../telephony/client/src/createTelephonyClient';
import { readWebhookEvent } from '../../telephony/client/src/webhooks/readWebhookEvent';
import { ada, ben, eventually, freshId, startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';
import { deskOf, freshMessageId, source, writerOf, type Writer } from './conversationWorld';

describe('conversations', () => {
  let world: AdaptorWorld;
  let writer: Writer;
  let other: Writer;

  beforeAll(async () => {
    world = await startAdaptorWorld({
      ConversationsPerAgent: '50',
      MessageChannels: 'sms:phone, whatsapp',
      DialTelephonyApp: source,
    });
    writer = writerOf((await world.connect(world.tokens.ada)).connection);
    other = writerOf((await world.connect(world.tokens.ben)).connection);
  }, 60_000);
  afterAll(() => world.stop());

  /** A conversation that Ada has. */
  const begun = async (more: object = {}) => {
    const desk = deskOf(world);
    const { handling } = (await desk.offer(ada, more)).body as { handling: number };
    await writer.acknowledge(desk.conversationId, handling, 'accepted');
    return { ...desk, handling };
  };
  const told = (conversationId: string, id: string, state: string, by = writer) =>
    eventually(`the message is ${state}`, () =>
      by.messages(conversationId).find((message) => message.id === id && message.state === state),
    );

  it('is told with the calls while there is one that is open or not logged, so that the softphone asks', async () => {
    const { tokens } = world;
    const areThere = async () => (await world.call('GET', 'calls', tokens.ada)).body.conversations;
    expect(await areThere()).toBeUndefined();
    const desk = deskOf(world);
    await desk.offer(ada);
    expect(await areThere()).toBe(true);
    await writer.acknowledge(desk.conversationId, 1, 'accepted');
    await writer.say({ type: 'conversation.end', conversationId: desk.conversationId, handling: 1 } as never);
    expect(await areThere()).toBe(true);
    await writer.say({ type: 'conversation.logged', conversationId: desk.conversationId, handling: 1 } as never);
    expect(await areThere()).toBeUndefined();
  });

  it('is offered with its first words, accepted, answered, and ends', async () => {
    const desk = deskOf(world);
    const first = { id: 'c-1', text: 'Hello, my bill is wrong' };
    const answer = await desk.offer(ada, { topic: 'A bill', messages: [first] });
    expect(answer).toMatchObject({ status: 202, body: { userId: ada, handling: 1, state: 'offered', connections: 1 } });
    const { conversationId } = desk;
    const offered = await eventually('the offer is pushed', () => writer.latest(conversationId));
    expect(offered).toMatchObject({ state: 'offered', topic: 'A bill', preview: first.text, lastSeq: 1 });
    // Nothing of it can be read before it is accepted.
    expect((await desk.page(world.tokens.ada, 1)).messages).toEqual([]);

    expect(await writer.acknowledge(conversationId, 1, 'shown')).toMatchObject({ ok: true, state: 'alerting' });
    expect(await writer.acknowledge(conversationId, 1, 'accepted')).toMatchObject({ ok: true, state: 'active' });
    expect((await desk.report('accepted')).event.data).toMatchObject({ userId: ada, handling: 1, final: true });
    expect((await desk.page(world.tokens.ada, 1)).messages).toMatchObject([{ ...first, seq: 1, author: 'customer' }]);

    const sent = await writer.write(conversationId, 1, 'Let me look', 'a-1');
    expect(sent).toMatchObject({ ok: true, seq: 2 });
    const request = await desk.request('send');
    expect(request).toMatchObject({ id: 'a-1', data: { message: { id: 'a-1', text: 'Let me look' }, userId: ada } });
    await desk.tell(ada, 'message.sent', { messageId: 'a-1' });
    await told(conversationId, 'a-1', 'sent');

    await writer.say({ type: 'conversation.end', conversationId, handling: 1 } as never);
    await desk.request('end');
    const ended = await eventually('the end is pushed', () => {
      const latest = writer.latest(conversationId);
      return latest?.state === 'ended' && latest;
    });
    expect(ended).toMatchObject({ reason: 'agent-ended', lastSeq: 2 });
    expect(ended.firstResponseMs).toBeGreaterThanOrEqual(0);
    const listed = async () => (await world.call('GET', 'conversations', world.tokens.ada)).body.ended;
    expect(await listed()).toMatchObject([{ conversationId, handling: 1 }]);
    expect(await writer.say({ type: 'conversation.logged', conversationId, handling: 1 } as never)).toMatchObject({
      ok: true,
    });
    expect(await listed()).toEqual([]);
    expect((await world.call('GET', `conversations/${conversationId}`, world.tokens.telephony)).body).toMatchObject({
      over: true,
      lastSeq: 2,
      turns: [{ userId: ada, handling: 1, state: 'ended', reason: 'agent-ended', outcome: 'accepted', final: true }],
    });
  });

  it('1 what was missed while the line was cut is listed without a gap', async () => {
    const desk = await begun();
    for (let at = 1; at <= 5; at += 1) await desk.receive(ada, `word ${at}`);
    await writer.write(desk.conversationId, desk.handling, 'mine');
    const { messages } = await desk.page(world.tokens.ada, desk.handling, 2);
    expect(messages.map(({ seq }) => seq)).toEqual([3, 4, 5, 6]);
  });

  it('2 the same message three times at once is one message and three times 202', async () => {
    const desk = await begun();
    const same = { id: freshMessageId(), text: 'once' };
    const answers = await Promise.all([1, 2, 3].map(() => desk.tell(ada, 'message.received', { message: same })));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect((await desk.tell(ada, 'message.received', { message: same })).status).toBe(202);
    expect((await desk.page(world.tokens.ada, desk.handling)).messages).toHaveLength(1);
    expect(writer.messages(desk.conversationId)).toHaveLength(1);
  });

  it('3 one press whose answer is lost is sent once, under one id', async () => {
    const desk = await begun();
    const { conversationId, handling } = desk;
    const id = freshMessageId();
    const answers = await Promise.all([1, 2, 3].map(() => writer.write(conversationId, handling, 'only once', id)));
    expect(answers).toMatchObject([1, 2, 3].map(() => ({ ok: true })));
    await desk.request('send');
    await world.quiet();
    expect(desk.requests().filter(({ data }) => data.command === 'send')).toHaveLength(1);
    expect((await desk.page(world.tokens.ada, handling)).messages).toMatchObject([{ id, author: 'agent', seq: 1 }]);
  });

  it('3 a system that does not confirm gets it again under the same id, and what was written later behind it', async () => {
    const desk = await begun();
    const { conversationId, handling } = desk;
    world.receiver.status = 500;
    await writer.write(conversationId, handling, 'first', 'o-1');
    await writer.write(conversationId, handling, 'second', 'o-2');
    await eventually('it was tried', () => desk.requests().length > 0);
    world.receiver.status = 204;
    await eventually('both came', () => new Set(desk.requests().map(({ id }) => id)).has('o-2'), 30_000);
    const ids = desk.requests().map(({ id }) => id);
    expect(ids).toEqual([...ids.filter((id) => id === 'o-1'), 'o-2']);
  }, 40_000);

  it('6 what became of a message never goes back, in whatever order the news comes', async () => {
    const desk = await begun();
    const id = freshMessageId();
    await writer.write(desk.conversationId, desk.handling, 'hello', id);
    await desk.request('send');
    for (const type of ['message.read', 'message.sent', 'message.failed', 'message.delivered', 'message.read']) {
      expect((await desk.tell(ada, type, { messageId: id })).status).toBe(202);
    }
    expect((await desk.page(world.tokens.ada, desk.handling)).messages).toMatchObject([{ id, state: 'read' }]);
    expect((await desk.tell(ada, 'message.sent', { messageId: 'nobody' })).body).toMatchObject({
      status: 404,
      code: 'unknown-message',
    });
  });

  it('7 8 a message that failed says why, and only a new one is sent', async () => {
    const desk = await begun();
    const id = freshMessageId();
    await writer.write(desk.conversationId, desk.handling, 'hello', id);
    await desk.request('send');
    await desk.tell(ada, 'message.failed', { messageId: id, reason: 'window-closed' });
    expect(await told(desk.conversationId, id, 'failed')).toMatchObject({ failed: 'window-closed' });
    // The same id again is a repeat and sends nothing.
    await writer.write(desk.conversationId, desk.handling, 'hello', id);
    await world.quiet();
    expect(desk.requests().filter(({ data }) => data.command === 'send')).toHaveLength(1);
    await desk.tell(ada, 'conversation.updated', { replyForMs: 0 });
    const late = await writer.write(desk.conversationId, desk.handling, 'later');
    expect(late).toMatchObject({ ok: false, reason: 'window-closed' });
  });

  it('9 who writes after the end is not swallowed: the system is told to offer a new conversation', async () => {
    const desk = await begun();
    await writer.say({
      type: 'conversation.end',
      conversationId: desk.conversationId,
      handling: desk.handling,
    } as never);
    const late = await desk.receive(ada, 'one more thing');
    expect(late).toMatchObject({ status: 409, body: { code: 'conversation-ended' } });
    expect(late.body.do).toMatch(/Offer a new conversation/);
    expect((await deskOf(world).receive(ada, 'hello')).status).toBe(404);
  });

  it('10 nobody is there: it is not offered, and the system knows', async () => {
    const answer = await deskOf(world).offer('20000000-0000-4000-9000-0000000000aa');
    expect(answer).toMatchObject({ status: 409, body: { code: 'agent-not-connected' } });
  });

  it('11 of two who accept one has it; the other one’s card goes and nothing can be read', async () => {
    const desk = deskOf(world);
    const { conversationId } = desk;
    const first = { id: 'c-1', text: 'a secret' };
    const mine = (await desk.offer(ada, { messages: [first] })).body.handling as number;
    const hers = (await desk.offer(ben, { messages: [first] })).body.handling as number;
    const [one, two] = await Promise.all([
      writer.acknowledge(conversationId, mine, 'accepted'),
      other.acknowledge(conversationId, hers, 'accepted'),
    ]);
    expect([one.ok, two.ok].sort()).toEqual([false, true]);
    expect([one.reason, two.reason]).toContain('taken-back');
    await eventually('one has it', () => {
      const states = [writer.latest(conversationId)?.state, other.latest(conversationId)?.state].sort();
      return states.join() === 'active,ended';
    });
    const [loser, token, handling] =
      writer.latest(conversationId)?.state === 'ended'
        ? [writer, world.tokens.ada, mine]
        : [other, world.tokens.ben, hers];
    expect(loser.latest(conversationId)).toMatchObject({ reason: 'taken-elsewhere' });
    expect(loser.latest(conversationId)?.preview).toBeUndefined();
    expect((await desk.page(token, handling)).messages).toEqual([]);
    expect(await loser.write(conversationId, handling, 'hello')).toMatchObject({ ok: false, reason: 'illegal-state' });
    expect(await loser.write(conversationId, handling === mine ? hers : mine, 'x')).toMatchObject({
      reason: 'not-yours',
    });
  });

  it('15 handed over and back, each agent has the own turn and whoever has it reads all', async () => {
    const desk = await begun({ capabilities: ['reply', 'transfer', 'end'] });
    const { conversationId, handling } = desk;
    await desk.receive(ada, 'one');
    await writer.write(conversationId, handling, 'two');
    expect(
      await writer.say({
        type: 'conversation.transfer',
        conversationId,
        handling,
        target: ben,
        note: 'knows it',
      } as never),
    ).toMatchObject({ ok: true });
    expect((await desk.request('transfer')).data).toMatchObject({ target: ben, note: 'knows it' });
    const toBen = (await desk.offer(ben, { comments: 'knows it', givenBy: 'Ada' })).body.handling as number;
    await other.acknowledge(conversationId, toBen, 'accepted');
    expect(other.latest(conversationId)).toMatchObject({ comments: 'knows it', givenBy: 'Ada' });
    await eventually('it is Ada’s no more', () => writer.latest(conversationId)?.reason === 'transferred');
    await desk.receive(ben, 'three');
    const back = (await desk.offer(ada)).body.handling as number;
    await writer.acknowledge(conversationId, back, 'accepted');
    await desk.receive(ada, 'four');
    expect([handling, toBen, back]).toEqual([1, 2, 3]);
    const texts = async (token: string, turn: number) =>
      (await desk.page(token, turn)).messages.map(({ text }) => text);
    expect(await texts(world.tokens.ada, back)).toEqual(['one', 'two', 'three', 'four']);
    expect(await texts(world.tokens.ada, handling)).toEqual(['one', 'two']);
    expect(await texts(world.tokens.ben, toBen)).toEqual(['three']);
    // Words for who had it go to who has it.
    expect(other.messages(conversationId).map(({ text }) => text)).toEqual(['three']);
  });

  it('takes a declared channel and refuses one that nobody has declared, in words', async () => {
    expect((await deskOf(world).offer(ada, { channel: 'whatsapp' })).status).toBe(202);
    const answer = await deskOf(world).offer(ada, { channel: 'pigeon' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-request' } });
    expect(answer.body.what).toMatch(/channel is unknown/);
    expect((await deskOf(world).offer(ada, { channel: 'voice' })).status).toBe(400);
  });

  it('STOP ends an SMS conversation and forbids the next until the customer writes again', async () => {
    const from = { address: '+12025550155', kind: 'phone' };
    const desk = await begun({ channel: 'sms', from });
    expect((await desk.receive(ada, ' Stop. ')).status).toBe(202);
    await eventually('it is over', () => writer.latest(desk.conversationId)?.reason === 'opted-out');
    const start = () =>
      writer.say({
        type: 'conversation.start',
        conversationId: freshId(),
        channel: 'sms',
        address: from.address,
      } as never);
    expect(await start()).toMatchObject({ ok: false, reason: 'opted-out' });
    await deskOf(world).offer(ada, { channel: 'sms', from, messages: [{ id: 'c-1', text: 'me again' }] });
    expect(await start()).toMatchObject({ ok: true, state: 'active' });
  });

  it('is begun by the agent: the system is asked, and the first words follow', async () => {
    const conversationId = freshId();
    const desk = deskOf(world, conversationId);
    const begin = { type: 'conversation.start', conversationId, channel: 'sms', address: '+12025550156', id: 'b-1' };
    const answer = await writer.say(begin as never);
    expect(answer).toMatchObject({ ok: true, state: 'active', handling: 1 });
    expect(await writer.say(begin as never)).toMatchObject({ ok: true, handling: 1 });
    await writer.write(conversationId, 1, 'Hello Ann');
    await desk.request('send');
    expect(desk.requests().map(({ data }) => data.command)).toEqual(['start', 'send']);
    expect(desk.requests()[0]?.data).toMatchObject({ to: { address: '+12025550156', kind: 'phone' } });
  });

  it('has typing both ways, what was seen, and a draft that survives', async () => {
    const desk = await begun({ capabilities: ['reply', 'typing', 'readReceipts'] });
    const { conversationId, handling } = desk;
    await desk.tell(ada, 'participant.typing', { forMs: 4_000 });
    await eventually('typing is pushed', () =>
      writer.pushes.some(({ type, data }) => type === 'participant.typing' && data.conversationId === conversationId),
    );
    await writer.say({ type: 'conversation.typing', conversationId, handling, forMs: 3_000 } as never);
    expect((await desk.request('typing')).data).toMatchObject({ forMs: 3_000 });
    const id = freshMessageId();
    await desk.tell(ada, 'message.received', { message: { id, text: 'seen?' } });
    await writer.say({ type: 'message.shown', conversationId, handling, upTo: 1 } as never);
    expect((await desk.request('read')).data).toMatchObject({ messageId: id });
    await writer.say({ type: 'conversation.draft', conversationId, handling, text: 'not yet' } as never);
    expect((await desk.page(world.tokens.ada, handling)).body.draft).toBe('not yet');
  });

  it('changes and takes back what others wrote', async () => {
    const desk = await begun();
    const id = freshMessageId();
    await desk.tell(ada, 'message.received', { message: { id, text: 'wrong' } });
    await desk.tell(ada, 'message.edited', { messageId: id, text: 'right' });
    expect((await desk.page(world.tokens.ada, desk.handling)).messages).toMatchObject([
      { text: 'right', edited: true },
    ]);
    await desk.tell(ada, 'message.deleted', { messageId: id });
    const [message] = (await desk.page(world.tokens.ada, desk.handling)).messages;
    expect(message).toMatchObject({ id, deleted: true });
    expect(message?.text).toBeUndefined();
  });

  it('a storm of words is slowed down, and none of those that were taken is lost', async () => {
    const desk = await begun();
    const answers: number[] = [];
    for (let at = 0; at < 63; at += 1) answers.push((await desk.receive(ada, `word ${at}`)).status);
    expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(1);
    const taken = answers.filter((status) => status === 202).length;
    const { messages } = await desk.page(world.tokens.ada, desk.handling);
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: taken }, (_, at) => at + 1));
  }, 30_000);

  describe('with the simulated telephony system, which is made with telephony/client', () => {
    let desk: MessageDesk;
    let heard = 0;
    let listening: NodeJS.Timeout;

    beforeAll(() => {
      const client = createTelephonyClient({
        adaptorUrl: `${world.host.url}/api`,
        signIn: () => Promise.resolve(world.tokens.telephony),
        fetch: fetchTrusting(world.entra.certificateFile),
      });
      const agents = [
        { oid: ada, name: 'Ada', userName: 'ada@example.com' },
        { oid: ben, name: 'Ben', userName: 'ben@example.com' },
      ];
      desk = new MessageDesk({ client: () => client, agents });
      heard = world.webhooks.length;
      listening = setInterval(() => {
        for (; heard < world.webhooks.length; heard += 1) {
          const { event, text } = world.webhooks[heard] ?? {};
          if (event !== undefined) desk.receive(readWebhookEvent({ id: String(event.id), sentAtMs: 0 }, text ?? ''));
        }
      }, 20);
    });
    afterAll(() => clearInterval(listening));

    const accept = async (conversationId: string, by: Writer) => {
      const { handling } = await eventually('it is offered', () => by.latest(conversationId));
      await by.acknowledge(conversationId, handling, 'accepted');
      return handling;
    };

    it('customer and agent write, whatever comes twice or in the wrong order', async () => {
      desk.behaviour = { outcome: 'sends', delayMs: 5, repeats: true, shuffles: true };
      const { conversationId } = await desk.write({ channel: 'sms', from: '+12025550177', text: 'one' });
      const handling = await accept(conversationId, writer);
      await eventually('the desk knows', () => desk.talks.get(conversationId)?.accepted);
      await Promise.all(
        ['two', 'three', 'four'].map((text) => desk.write({ channel: 'sms', from: '+12025550177', text })),
      );
      for (const text of ['five', 'six']) await writer.write(conversationId, handling, text);
      const lines = await eventually('the customer has both', () => {
        const all = desk.talks.get(conversationId)?.lines ?? [];
        return all.length === 6 && all;
      });
      expect(lines.filter(({ by }) => by === 'agent').map(({ text }) => text)).toEqual(['five', 'six']);
      const { messages } = await eventually('both are read', async () => {
        const page = await deskOf(world, conversationId).page(world.tokens.ada, handling);
        return page.messages.filter(({ state }) => state === 'read').length === 2 && page;
      });
      expect(inReadingOrder(messages).map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
    });

    it('8 a failure and a doubt are told as what they are', async () => {
      const { conversationId } = await desk.write({ channel: 'chat', from: 'Bob', text: 'hello' });
      const handling = await accept(conversationId, writer);
      for (const [outcome, state] of [
        ['fails', 'failed'],
        ['perhaps', 'unknown'],
      ] as const) {
        desk.behaviour = { outcome, delayMs: 5, repeats: false, shuffles: false };
        const id = freshMessageId();
        await writer.write(conversationId, handling, outcome, id);
        await told(conversationId, id, state);
      }
      expect(desk.talks.get(conversationId)?.lines.map(({ text }) => text)).toEqual(['hello']);
    });

    it('a conversation that one agent declines goes to the next, and is handed over by name', async () => {
      desk.behaviour = { outcome: 'sends', delayMs: 5, repeats: false, shuffles: false };
      const { conversationId } = await desk.write({ channel: 'chat', from: 'Cleo', text: 'hello' });
      const { handling } = await eventually('it is offered', () => writer.latest(conversationId));
      await writer.acknowledge(conversationId, handling, 'rejected');
      const bens = await accept(conversationId, other);
      await eventually('the desk knows', () => desk.talks.get(conversationId)?.accepted);
      await other.say({ type: 'conversation.transfer', conversationId, handling: bens, target: 'Ada' } as never);
      const back = await eventually('Ada is offered it', () => {
        const latest = writer.latest(conversationId);
        return latest?.state === 'offered' && latest.handling > bens && latest;
      });
      await writer.acknowledge(conversationId, back.handling, 'accepted');
      await desk.write({ channel: 'chat', from: 'Cleo', text: 'now to Ada' });
      await eventually('it is Ada’s', () => writer.messages(conversationId).some(({ text }) => text === 'now to Ada'));
      expect(other.messages(conversationId).some(({ text }) => text === 'now to Ada')).toBe(false);
    });
  });

  it('nothing of texts and addresses stands in the log', () => {
    const log = world.host.log();
    expect(log).toContain('conversation-changed');
    for (const word of [
      'my bill is wrong',
      'Let me look',
      'a secret',
      '2025550155',
      '2025550177',
      'ann-7',
      'now to Ada',
    ]) {
      expect(log).not.toContain(word);
    }
  });
});
