import * as React from 'react';
import { messageRules } from '../../../protocol/messageRules';
import type { ConversationView } from '../../core/messages/conversationView';
import { fill } from '../../words/texts';
import { SmallButton } from '../parts/buttons';
import { chatStyles } from './chatStyles';
import { whyWords } from './chatWords';
import type { MessagesPanelPorts } from './messagesPanelPorts';
import { smsParts } from './smsParts';
import { useDeskNow } from './useConversations';

export interface ComposerProps {
  readonly conversation: ConversationView;
}

/** Where the agent writes. Enter sends, Shift+Enter begins a line; what is being composed in another script is not sent. */
export const composer = ({ desk, texts, newId }: MessagesPanelPorts): React.FC<ComposerProps> =>
  function Composer({ conversation }) {
    const { key, draft, noWriting, snapshot, atMs } = conversation;
    const [text, setText] = React.useState(() => desk.typedIn(key) ?? draft);
    const nowMs = useDeskNow(desk);
    // What was kept comes with the transcript, after the first drawing.
    const hasTyped = desk.typedIn(key) !== undefined;
    React.useEffect(() => (hasTyped ? undefined : setText(draft)), [draft, hasTyped]);
    const { replyRemainingMs, channel } = snapshot;
    const isOver = replyRemainingMs !== undefined && atMs + replyRemainingMs <= nowMs;
    const why =
      noWriting !== undefined ? texts(`Chat_No_${noWriting}`) : isOver ? whyWords('window-closed', texts) : '';
    const tooMany = text.length - messageRules.maxTextLength;
    const send = (): void => {
      if (text.trim() === '' || tooMany > 0 || why !== '') return;
      desk.writes(key, newId(), text);
      setText('');
    };
    const types = (next: string): void => {
      setText(next);
      desk.types(key, next);
    };
    const connected = desk.getView()?.connected !== false;
    const hint =
      why || (tooMany > 0 ? fill(texts('Chat_TooLong'), { count: String(tooMany) }) : smsWords(channel, text));
    const said = hint || (connected ? '' : texts('Chat_NotConnected'));
    return (
      <div className={chatStyles.composer}>
        <div className={chatStyles.sendRow}>
          <textarea
            className={chatStyles.field}
            aria-label={texts('Chat_Write')}
            placeholder={texts('Chat_Write')}
            dir="auto"
            rows={2}
            value={text}
            disabled={why !== ''}
            data-testid="chat-write"
            onChange={({ currentTarget }) => types(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
          <SmallButton
            primary
            text={texts('Chat_Send')}
            disabled={text.trim() === '' || tooMany > 0 || why !== ''}
            data-testid="chat-send"
            onClick={send}
          />
        </div>
        {/* Of an SMS there are words as soon as there is a letter: the field does not move for them. */}
        {(said !== '' || channel === 'sms') && (
          <span className={chatStyles.hint} role={why === '' ? undefined : 'status'}>
            {said}
          </span>
        )}
      </div>
    );

    function smsWords(of: string, written: string): string {
      if (of !== 'sms') return '';
      const { count, because } = smsParts(written);
      if (count === 0) return '';
      const values = { count: String(count), character: because ?? '' };
      return fill(texts(because === undefined ? 'Chat_Parts' : 'Chat_PartsWhy'), values);
    }
  };
