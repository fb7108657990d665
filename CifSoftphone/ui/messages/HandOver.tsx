import * as React from 'react';
import { maxCommentsLength } from '../../../protocol/limits';
import { superviseFormat } from '../../../protocol/dialFormat';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';
import { chatStyles } from './chatStyles';
import type { ChatTexts } from './chatStringKeys';

export interface HandOverProps {
  readonly texts: ChatTexts;
  readonly onGive: (target: string, note: string) => void;
}

const ways = [{ command: 'blind-transfer', underWay: false, rests: undefined }] as const;

/** To whom the conversation is given, with a note; whom there is, the directory says that dialled calls are given by. */
export const HandOver: React.FC<HandOverProps> = ({ texts, onGive }) => {
  const { view } = useSoftphone();
  const [note, setNote] = React.useState('');
  const format = view.searchable?.find((one) => one !== superviseFormat);
  const { text: asked = '', entries } = view.directory ?? {};
  const begins = `${format ?? ''} `;
  const call = {
    key: format ?? '',
    canSearch: format !== undefined,
    ...(asked.startsWith(begins) ? { directory: { text: asked.slice(begins.length), entries } } : {}),
  };
  return (
    <div className={chatStyles.handOver} data-testid="chat-hand-over">
      <textarea
        className={chatStyles.field}
        aria-label={texts('Chat_Note')}
        placeholder={texts('Chat_Note')}
        dir="auto"
        rows={2}
        value={note}
        maxLength={maxCommentsLength}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Region name="work">
        <Later
          draw={({ TransferForm }) => (
            <TransferForm
              call={call}
              ways={ways}
              deed={texts('Chat_HandOver')}
              onGive={(_command, target) => onGive(target, note.trim())}
            />
          )}
        />
      </Region>
    </div>
  );
};
