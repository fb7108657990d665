import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import { SmallButton } from '../parts/buttons';
import { chatStyles } from './chatStyles';
import type { MessagesPanelPorts } from './messagesPanelPorts';

/** Who it is in Dynamics: the way to the record, or the choice between several. */
export const conversationCustomer = ({ desk, texts, records }: MessagesPanelPorts) =>
  function ConversationCustomer({ conversation }: { readonly conversation: ConversationView }): React.ReactElement {
    const [, draw] = React.useReducer((count: number) => count + 1, 0);
    React.useEffect(() => records.subscribe(draw), []);
    const { key, customer } = conversation;
    const opens = customer?.outcome === 'one' && records.canOpen();
    const several = customer?.outcome === 'several' ? customer.customers : [];
    const failed = records.hasFailed(key);
    return (
      <div className={chatStyles.customer} data-testid="chat-customer">
        {opens && <SmallButton text={texts('Chat_OpenRecord')} onClick={() => records.open(conversation)} />}
        {several.length > 0 && <p className={chatStyles.subtle}>{texts('Chat_Several')}</p>}
        {several.map((one) => (
          <SmallButton
            key={one.id}
            text={[one.name, one.detail].filter(Boolean).join(' · ')}
            onClick={() => desk.does({ type: 'chosen', key, customer: one })}
          />
        ))}
        {failed && (
          <p role="alert" className={`${chatStyles.subtle} ${chatStyles.failed}`}>
            {texts('Chat_NotOpened')}
          </p>
        )}
      </div>
    );
  };
