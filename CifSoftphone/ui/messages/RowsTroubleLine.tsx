import * as React from 'react';
import type { RowsTrouble } from '../../messages/channel/messagesChannel';
import { fill } from '../../words/texts';
import { SmallButton } from '../parts/buttons';
import { MessageLine } from '../parts/MessageLine';
import { useSoftphone } from '../parts/useSoftphone';
import type { MessagesPanelPorts } from './messagesPanelPorts';

const words = { 'no-table': 'Chat_NoTable', refused: 'Chat_RowsRefused', away: 'Chat_RowsAway' } as const;

/** Why what is left of conversations is not in Dynamics. Told once: who has put it away is not told the same again. */
export const rowsTroubleLine = ({ desk, texts }: Pick<MessagesPanelPorts, 'desk' | 'texts'>): React.FC =>
  function RowsTroubleLine() {
    const ofPanel = useSoftphone().texts;
    const [trouble, setTrouble] = React.useState<RowsTrouble>();
    const [putAway, setPutAway] = React.useState<RowsTrouble['kind']>();
    React.useEffect(() => {
      const take = (): void => setTrouble(desk.getView()?.trouble);
      take();
      return desk.subscribe(take);
    }, []);
    if (trouble === undefined || trouble.kind === putAway) return null;
    const { kind, detail } = trouble;
    return (
      <MessageLine
        kind={kind === 'away' ? 'info' : 'warning'}
        sentences={[fill(texts(words[kind]), { detail })]}
        data-testid="chat-rows"
        close={<SmallButton text={ofPanel('Dismiss')} onClick={() => setPutAway(kind)} />}
      />
    );
  };
