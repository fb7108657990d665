import { toAmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { readMailboxes, type Mailbox } from '../../../telephony/asterisk/src/agents/mailbox';
import { mapAgents, type TelephoneSources } from '../../../telephony/asterisk/src/agents/mapAgents';

const [ann, ben, cem] = ['a', 'b', 'c'];
const box = (endpoint: string, ...emails: readonly string[]): Mailbox => ({ endpoint, emails });
const mapped = (sources: Partial<TelephoneSources>, people: Readonly<Record<string, string>>) => {
  const { telephones, doubts } = mapAgents(
    { byId: new Map(), byEmail: new Map(), mailboxes: [], ...sources },
    new Map(Object.entries(people)),
  );
  return { telephones: Object.fromEntries(telephones), doubts };
};

describe('whose telephone it is', () => {
  it('says the object id at once, and the e-mail when it is known whose it is, from the setting or a mailbox', () => {
    const sources = {
      byId: new Map([[ann, '101']]),
      byEmail: new Map([['ben@example.com', '102']]),
      mailboxes: [box('103', 'cem@example.com'), box('104', 'nobody@example.com')],
    };
    expect(mapped(sources, {})).toEqual({ telephones: { [ann]: '101' }, doubts: [] });
    expect(mapped(sources, { [ann]: 'ann@example.com', [ben]: 'ben@example.com', [cem]: 'cem@example.com' })).toEqual({
      telephones: { [ann]: '101', [ben]: '102', [cem]: '103' },
      doubts: [],
    });
  });

  it('the setting counts before the mailboxes', () => {
    const mailboxes = [box('101', 'ben@example.com'), box('102', 'ben@example.com')];
    expect(mapped({ byId: new Map([[ben, '109']]), mailboxes }, { [ben]: 'ben@example.com' })).toEqual({
      telephones: { [ben]: '109' },
      doubts: [],
    });
    const byEmail = new Map([['ben@example.com', '109']]);
    expect(mapped({ byEmail, mailboxes }, { [ben]: 'ben@example.com' }).telephones).toEqual({ [ben]: '109' });
    // 101 is Ann's by the setting, so that the other box is meant.
    expect(mapped({ byId: new Map([[ann, '101']]), mailboxes }, { [ben]: 'ben@example.com' }).telephones).toEqual({
      [ann]: '101',
      [ben]: '102',
    });
  });

  it.each<[string, Partial<TelephoneSources>, Readonly<Record<string, string>>, object]>([
    [
      'two people with one e-mail',
      { byEmail: new Map([['team@example.com', '101']]) },
      { [ann]: 'team@example.com', [ben]: 'team@example.com' },
      { event: 'agents-share-an-email', userIds: [ann, ben], endpoints: ['101'] },
    ],
    [
      'two mailboxes with one e-mail',
      { mailboxes: [box('101', 'ann@example.com'), box('102', 'ann@example.com')] },
      { [ann]: 'ann@example.com' },
      { event: 'agent-with-two-telephones', userIds: [ann], endpoints: ['101', '102'] },
    ],
    [
      'one mailbox with the e-mails of two',
      { mailboxes: [box('101', 'ann@example.com', 'ben@example.com')] },
      { [ann]: 'ann@example.com', [ben]: 'ben@example.com' },
      { event: 'telephone-with-two-agents', userIds: [ann, ben], endpoints: ['101'] },
    ],
    [
      'a mailbox of a telephone that the setting gives to somebody who is not here',
      { byEmail: new Map([['ann@example.com', '101']]), mailboxes: [box('101', 'ben@example.com')] },
      { [ben]: 'ben@example.com' },
      { event: 'telephone-with-two-agents', userIds: [ben], endpoints: ['101'] },
    ],
  ])('%s: told, and nobody gets it', (_what, sources, people, doubt) => {
    expect(mapped(sources, people)).toEqual({ telephones: {}, doubts: [doubt] });
  });

  it('who stands in the setting twice, by object id and by e-mail, has the telephone of the id, and it is told', () => {
    const sources = { byId: new Map([[ann, '101']]), byEmail: new Map([['ann@example.com', '102']]) };
    expect(mapped(sources, { [ann]: 'ann@example.com' })).toEqual({
      telephones: { [ann]: '101' },
      doubts: [{ event: 'agent-with-two-telephones', userIds: [ann], endpoints: ['101', '102'] }],
    });
  });

  it('who has the same e-mail as an agent of the setting gets nothing of it', () => {
    const sources = { byId: new Map([[ann, '101']]), mailboxes: [box('102', 'team@example.com')] };
    expect(mapped(sources, { [ann]: 'team@example.com', [ben]: 'team@example.com' })).toEqual({
      telephones: { [ann]: '101' },
      doubts: [{ event: 'agents-share-an-email', userIds: [ben], endpoints: ['102'] }],
    });
  });
});

it('mailboxes are read from one voicemail context, with each of their addresses, and nothing else is', () => {
  const row = (VMContext: string, VoiceMailbox: string, Email: string, Fullname = '') =>
    toAmiMessage({ Event: 'VoicemailUserEntry', VMContext, VoiceMailbox, Email, Fullname });
  expect(
    readMailboxes(
      [
        row('default', '101', 'Ann@Example.com|desk@example.com', 'Ann Lee'),
        row('default', '102', 'not an address'),
        row('default', '../etc', 'x@example.com'),
        row('other', '103', 'cem@example.com'),
      ],
      'default',
    ),
  ).toEqual([
    { endpoint: '101', emails: ['ann@example.com', 'desk@example.com'], name: 'Ann Lee' },
    { endpoint: '102', emails: [] },
  ]);
});
