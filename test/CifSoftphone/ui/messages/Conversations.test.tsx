/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toConversationView, type ConversationView } from '../../../../CifSoftphone/core/messages/conversationView';
import { conversationKey } from '../../../../CifSoftphone/core/messages/conversation';
import { conversations } from '../../../../CifSoftphone/ui/messages/Conversations';
import { ConversationRecords } from '../../../../CifSoftphone/ui/messages/conversationRecords';
import { MessagesDesk } from '../../../../CifSoftphone/ui/messages/messagesDesk';
import { offers } from '../../../../CifSoftphone/ui/messages/Offers';
import { parseResx } from '../../../../scripts/build/parseResx';
import type { ConversationSnapshot, Message } from '../../../../protocol/messages/conversation';
import { message, snapshot } from '../../core/messages/conversationSamples';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { placeOn } from '../shell/fakePlace';
import { InSoftphone } from '../shell/InSoftphone';

const file = join(__dirname, '../../../../strings/pages/Chat.1033.resx');
const words = parseResx(readFileSync(file, 'utf8'), file);

function talk(about: Partial<ConversationSnapshot> = {}, messages: readonly Message[] = []): ConversationView {
  const told = snapshot({ lastSeq: messages.length, ...about });
  return toConversationView({
    ...{ key: conversationKey(told), snapshot: told, atMs: 0, messages, fromSeq: 0, toSeq: messages.length },
    ...{
      asked: false,
      customer: undefined,
      draft: '',
      outbox: [],
      shownSeq: 0,
      wish: undefined,
      refused: undefined,
      typing: undefined,
    },
  });
}

/** The panel's part of conversations, with an agent who looks or does not. */
function drawn({ looks = true, line = new FakeLine() } = {}) {
  const desk = new MessagesDesk({ say: () => undefined, nowMs: () => 0 });
  const sounds: string[] = [];
  const notices: string[] = [];
  const ports = {
    desk,
    texts: (key: string) => words[key] ?? `missing ${key}`,
    records: new ConversationRecords(
      (key) => words[key] ?? key,
      () => 0,
    ),
    newId: () => 'new',
    sound: {
      ring: (discreet: boolean) => {
        sounds.push(discreet ? 'discreet' : 'rings');
        return () => void sounds.push('silent');
      },
      tap: () => void sounds.push('tap'),
    },
    notice: (title: string) => {
      notices.push(title);
      return () => void notices.push('gone');
    },
    isLookedAt: () => looks,
    watchSeen: () => () => undefined,
  };
  const Offers = offers(ports);
  const Conversations = conversations(ports);
  const nothing = (): void => undefined;
  function Desk(): React.ReactElement {
    const [open, setOpen] = React.useState<string>();
    return (
      <>
        <Offers />
        <Conversations open={open} onOpen={setOpen} onUnread={nothing} works={false} />
      </>
    );
  }
  render(
    <InSoftphone place={placeOn(line).place}>
      <Desk />
    </InSoftphone>,
  );
  const tell = (...views: readonly ConversationView[]): void =>
    act(() => desk.told({ leader: 'here', nowMs: 0, connected: true, conversations: views }));
  tell();
  return { tell, sounds, notices };
}

describe('complaint 12: nobody overlooks who waits', () => {
  const offered = talk({ state: 'alerting', ringRemainingMs: 40_000 });

  it('an offer is there without a reload, sounds until it is decided, and the computer shows it where nobody looks', () => {
    const { tell, sounds, notices } = drawn({ looks: false });
    tell(offered);
    expect(screen.getByTestId('chat-offer').textContent).toContain('Ann');
    tell(offered);
    expect(sounds).toEqual(['rings']);
    expect(notices).toEqual(['Message request: Ann']);
    tell(talk());
    expect(sounds).toEqual(['rings', 'silent']);
    expect(notices).toEqual(['Message request: Ann', 'gone']);
  });

  it('during a call it sounds so that the caller is heard', () => {
    const { tell, sounds } = drawn({ line: new FakeLine(aView({ calls: [aCall({ state: 'connected' })] })) });
    tell(offered);
    expect(sounds).toEqual(['discreet']);
  });
});

describe('complaints +', () => {
  const log = () => screen.getByTestId('chat-log');

  it('no HTML of anybody is drawn, and nothing but addresses can be pressed', () => {
    const { tell } = drawn();
    const theirs = '<img src=x onerror=alert(1)><b>bold</b> javascript:alert(1) data:text/html,<script>1</script>';
    tell(talk({}, [message(1, { text: theirs }), message(2, { author: 'agent', text: '<i>mine</i>', state: 'sent' })]));
    expect(log().textContent).toContain(theirs);
    expect(log().textContent).toContain('<i>mine</i>');
    expect(log().querySelectorAll('img, b, i, script, a')).toHaveLength(0);
  });

  it('a very long message begins with its start, and is whole when the agent wants it', () => {
    const { tell } = drawn();
    const long = Array.from({ length: 300 }, (_, at) => `line ${at}`).join('\n');
    tell(talk({}, [message(1, { text: long })]));
    expect(log().textContent).toContain('line 0');
    expect(log().textContent).not.toContain('line 299');
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(log().textContent).toContain('line 299');
  });

  it('who reads further up is not moved by what comes, and is told how much it is', () => {
    jest.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(2_000);
    jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(200);
    const { tell } = drawn();
    tell(talk({}, [message(1), message(2)]));
    log().scrollTop = 100;
    fireEvent.scroll(log());
    tell(talk({}, [message(1), message(2), message(3)]));
    expect(log().scrollTop).toBe(100);
    fireEvent.click(screen.getByRole('button', { name: /^1 new/ }));
    expect(log().scrollTop).toBe(2_000);
    jest.restoreAllMocks();
  });
});

it('a number in a card is read from left to right, and a hand-over says by whom and why', () => {
  const { tell } = drawn();
  const from = { address: '+12025550123', kind: 'phone', withheld: false } as const;
  tell(talk({ from, givenBy: 'Ben', comments: 'Wants the invoice' }, [message(1)]));
  const number = screen.getAllByText('+12025550123').find((one) => one.getAttribute('dir') === 'ltr');
  expect(number).toBeDefined();
  expect(screen.getByTestId('chat-given').textContent).toBe('From \u2068Ben\u2069: Wants the invoice');
});
