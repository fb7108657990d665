import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import { chatStyles } from './chatStyles';
import type { ChatTexts } from './chatStringKeys';
import { customerName } from './chatWords';

export interface CustomerNameProps {
  readonly conversation: ConversationView;
  readonly texts: ChatTexts;
}

const isNumber = (name: string): boolean => /^[+(]?\d[\d\s()./-]*$/.test(name);

/** Who it is. A number is read from left to right in any language, and never broken. */
export const CustomerName: React.FC<CustomerNameProps> = ({ conversation, texts }) => {
  const name = customerName(conversation, texts);
  return isNumber(name) ? (
    <bdi dir="ltr" className={chatStyles.number}>
      {name}
    </bdi>
  ) : (
    <bdi>{name}</bdi>
  );
};
