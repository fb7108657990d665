import * as React from 'react';
import { maxNotesLength } from '../../core/draft/callDraft';
import type { ConversationView } from '../../core/messages/conversationView';
import type { WrapUpState } from '../../core/messages/conversation';
import { wrapUpFormOf } from '../../core/settings/wrapUpForm';
import { formatDuration, secondsUntil } from '../../words/duration';
import { fill } from '../../words/texts';
import { SelectField, fieldStyles } from '../parts/SelectField';
import { useSoftphone } from '../parts/useSoftphone';
import { chatStyles } from './chatStyles';
import type { MessagesPanelPorts } from './messagesPanelPorts';
import { useDeskNow } from './useConversations';

export interface WrapUpProps {
  readonly conversation: ConversationView;
  readonly wrapUp: WrapUpState;
  /** The agent wanted to close it, and this is missing. */
  readonly isAsked: boolean;
}

/** What the agent adds to a conversation that is over, as to a call: disposition and notes, until the time is over. */
export const wrapUpOfChat = ({ desk }: Pick<MessagesPanelPorts, 'desk'>): React.FC<WrapUpProps> =>
  function WrapUp({ conversation: { key, snapshot }, wrapUp, isAsked }) {
    const { view, texts } = useSoftphone();
    const nowMs = useDeskNow(desk);
    const { dispositions, isDispositionRequired } = wrapUpFormOf(view.settings, snapshot.queue);
    const { notes, disposition, saved, sinceMs, endsAtMs } = wrapUp;
    /** The agent's own text while the keyboard is in it: the view comes back a moment after each key. */
    const [own, setOwn] = React.useState<string>();
    // Chosen before makers took it off their list: it stays what was said.
    const isGone = disposition !== undefined && !dispositions.some(({ value }) => value === disposition);
    const choices = [
      { value: '', label: texts('Disposition_None') },
      ...dispositions,
      ...(isGone ? [{ value: disposition, label: disposition }] : []),
    ];
    const states = { saved: 'Notes_Saved', saving: 'Notes_Saving', 'not-saved': 'Notes_NotSaved' } as const;
    const label = texts('Disposition_Label');
    return (
      <div className={chatStyles.composer} role="group" aria-label={texts('WrapUp_Label')} data-testid="chat-wrap-up">
        <bdi className={chatStyles.hint} role="timer" aria-live="off">
          {endsAtMs === undefined
            ? fill(texts('WrapUp_Since'), { time: formatDuration(nowMs - sinceMs) })
            : fill(texts('WrapUp_Left'), { time: formatDuration(secondsUntil(endsAtMs, nowMs) * 1_000) })}
        </bdi>
        {choices.length > 1 && (
          <SelectField
            label={isDispositionRequired ? `${label} *` : label}
            value={disposition ?? ''}
            choices={choices}
            onChoose={(value) => desk.changes(key, { what: 'disposition', value: value === '' ? undefined : value })}
          />
        )}
        {isAsked && (
          <span role="alert" className={`${chatStyles.hint} ${chatStyles.failed}`}>
            {fill(texts('WrapUp_Missing'), { field: label })}
          </span>
        )}
        <label className={fieldStyles.labelled}>
          {texts('Notes_Label')}
          <textarea
            className={chatStyles.field}
            dir="auto"
            rows={2}
            maxLength={maxNotesLength}
            value={own ?? notes}
            data-testid="chat-notes"
            onFocus={() => setOwn(notes)}
            onBlur={() => setOwn(undefined)}
            onChange={({ currentTarget: { value } }) => {
              setOwn(value);
              desk.changes(key, { what: 'notes', text: value });
            }}
          />
        </label>
        <span className={chatStyles.hint} data-testid="chat-notes-state">
          {notes !== '' && texts(states[saved])}
        </span>
      </div>
    );
  };

/** The disposition is wanted and not there: it cannot be closed yet. */
export const lacksDisposition = (
  settings: Parameters<typeof wrapUpFormOf>[0],
  { snapshot, wrapUp }: ConversationView,
): boolean =>
  wrapUp !== undefined &&
  wrapUp.disposition === undefined &&
  wrapUpFormOf(settings, snapshot.queue).isDispositionRequired;
