import type { CallConnection } from '../../../../CifSoftphone/connection/callConnection';
import { MessageSender } from '../../../../CifSoftphone/line/leader/messageSender';
import { lineTimings } from '../../../../CifSoftphone/line/lineTimings';
import type { SoftphoneAnswer, SoftphoneMessage } from '../../../../protocol/messages/softphoneMessage';

const message: SoftphoneMessage = { type: 'call.logged', id: 'm1', callId: 'c1', source: 's1' };
const tooMany: SoftphoneAnswer = { ok: false, reason: 'too-many-requests' };

function connectionThatAnswers(...answers: SoftphoneAnswer[]) {
  const sent: SoftphoneMessage[] = [];
  const connection: CallConnection = {
    start: () => undefined,
    tryNow: () => undefined,
    stop: () => Promise.resolve(),
    invoke: (one) => {
      sent.push(one);
      return Promise.resolve(answers[Math.min(sent.length, answers.length) - 1] ?? tooMany);
    },
  };
  return { sent, connection };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a message to an adaptor that has too much to do', () => {
  it('is sent again with the same id, after a pause', async () => {
    const { sent, connection } = connectionThatAnswers(tooMany, { ok: true });
    const sender = new MessageSender();
    sender.connected(connection);
    const answer = sender.deliver(message);
    await jest.advanceTimersByTimeAsync(lineTimings.resendAfterMs - 1);
    expect(sent).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(await answer).toEqual({ ok: true });
    expect(sent.map((one) => one.id)).toEqual(['m1', 'm1']);
  });

  it('is given up after some tries, and the agent is told', async () => {
    const { sent, connection } = connectionThatAnswers(tooMany);
    const sender = new MessageSender();
    sender.connected(connection);
    const answer = sender.deliver(message);
    await jest.advanceTimersByTimeAsync(lineTimings.resendAfterMs * lineTimings.resendTries);
    expect(await answer).toEqual({ ok: false, reason: 'unavailable' });
    expect(sent).toHaveLength(lineTimings.resendTries);
  });
});
