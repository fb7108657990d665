import { MessagesDesk } from '../../../../CifSoftphone/ui/messages/messagesDesk';
import type { MessagesView, PanelWord } from '../../../../CifSoftphone/messages/channel/messagesChannel';
import { toConversationView } from '../../../../CifSoftphone/core/messages/conversationView';
import { changed, desk as machine, key, written } from '../../core/messages/conversationSamples';

const view = (leader: string, ...keys: readonly ('c1' | 'none')[]): MessagesView => ({
  leader,
  nowMs: 1_000,
  connected: true,
  conversations: keys.includes('c1') ? [toConversationView(machine(changed(), written('a', 'Hello')).of())] : [],
});

it('another page that takes the line over hears what the one before had not stored, once it has the conversation', () => {
  const said: PanelWord[] = [];
  const desk = new MessagesDesk({ say: (word) => said.push(word), nowMs: () => 5_000 });
  desk.told(view('one', 'c1'));
  desk.types(key, 'and');
  said.length = 0;
  desk.told(view('two', 'none'));
  expect(said).toEqual([]);
  desk.told(view('two', 'c1'));
  desk.told(view('two', 'c1'));
  expect(said).toEqual([
    { type: 'deed', deed: { type: 'inherited', key, draft: 'and', outbox: [{ id: 'a', text: 'Hello' }] } },
  ]);
  // Times are on the clock of the page that told them.
  expect(desk.nowMs()).toBe(1_000);
});

it('what is typed is told with each key, and is gone in the step in which it is sent', () => {
  const said: PanelWord[] = [];
  const desk = new MessagesDesk({ say: (word) => said.push(word), nowMs: () => 0 });
  desk.types(key, 'Hi');
  desk.writes(key, 'a', 'Hi');
  expect(desk.typedIn(key)).toBe('');
  expect(said.map((word) => (word.type === 'deed' ? word.deed.type : word.type))).toEqual([
    'drafted',
    'typing',
    'written',
  ]);
});
