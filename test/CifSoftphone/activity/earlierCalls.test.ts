import { isUsualTable } from '../../../CifSoftphone/core/settings/softphoneSettings';
import { EarlierCalls } from '../../../CifSoftphone/activity/earlierCalls';
import { emptyDraft } from '../../../CifSoftphone/activity/mergeDrafts';
import type { CustomerMatch } from '../../../CifSoftphone/core/customer/customerMatch';
import type { DraftChange, DraftContent } from '../../../CifSoftphone/core/draft/callDraft';
import { ring } from '../core/calls/callSamples';
import { FakeActivities } from './fakeActivities';

const earlierActivity = '8d1f4b0e-6c0a-5f0b-9b7e-2f6d5b8c1a47';
const caseId = 'd0000000-0000-4000-8000-000000000001';
const call = ring('b', { earlierActivity });
const nancy = { entityName: 'contact', id: '5', name: 'Nancy Anderson' } as const;

function start() {
  const activities = new FakeActivities();
  const changes: DraftChange[] = [];
  const drafts: { content: DraftContent | undefined } = { content: undefined };
  const match: { known: CustomerMatch | undefined } = { known: undefined };
  const earlier = new EarlierCalls(
    { activities, customers: { isCustomer: isUsualTable } },
    {
      content: () => drafts.content,
      change: (_key, change) => void changes.push(change),
    },
    () => match.known,
  );
  activities.customers.set(earlierActivity, nancy);
  activities.rows.set(earlierActivity, {
    statecode: 0,
    'regardingobjectid_incident_phonecall@odata.bind': `/incidents(${caseId})`,
  });
  return { activities, changes, drafts, earlier, match };
}

it('a call after another one has its customer at once, and its case when it is answered', async () => {
  const { earlier, changes, drafts } = start();
  expect(await earlier.customerOf(call)).toEqual(nancy);
  expect(changes).toEqual([]);
  drafts.content = emptyDraft;
  earlier.opened('app/b');
  earlier.opened(`${call.source}/b`);
  expect(changes).toEqual([{ what: 'case', link: { id: caseId, title: 'A case' } }]);
});

it('a case that the agent has linked meanwhile stays', async () => {
  const { earlier, changes, drafts } = start();
  drafts.content = { ...emptyDraft, caseLink: { id: '1', title: 'Mine' } };
  await earlier.customerOf(call);
  expect(changes).toEqual([]);
});

it.each([
  ['is somebody else', { outcome: 'one', customer: { ...nancy, id: '6' }, chosen: true }],
  ['is none of those who have the number', { outcome: 'none', chosen: true }],
] as const)('the case of the one before is not that of a caller who %s', async (_what, known) => {
  const { earlier, changes, drafts, match } = start();
  await earlier.customerOf(call);
  match.known = known;
  drafts.content = emptyDraft;
  earlier.opened(`${call.source}/b`);
  expect(changes).toEqual([]);
});

it('nor that of another one whom the telephony system names', async () => {
  const { earlier, changes, drafts } = start();
  drafts.content = emptyDraft;
  await earlier.customerOf({ ...call, record: { entityName: 'contact', id: '6' } });
  expect(changes).toEqual([]);
  await earlier.customerOf({ ...call, record: { entityName: 'contact', id: nancy.id } });
  expect(changes).toHaveLength(1);
});

it('where Dynamics lets the agent read nothing of it, nobody is named and nothing breaks', async () => {
  const { activities, earlier, changes, drafts } = start();
  drafts.content = emptyDraft;
  activities.refuse = () => ({ ok: false, reason: '403' });
  expect(await earlier.customerOf(call)).toBeUndefined();
  expect(changes).toEqual([]);
});

it.each(['network', '404', '429'])(
  'the two activities name each other, told once; after %s it is tried again, after a refusal not',
  async (reason) => {
    const { activities, earlier } = start();
    await earlier.written('own', ring('a'));
    await earlier.written('own', call);
    await earlier.written('own', call);
    expect(activities.related).toEqual([['own', earlierActivity]]);
    activities.refuse = () => ({ ok: false, reason });
    await earlier.written('lost', call);
    activities.refuse = () => ({ ok: false, reason: '403' });
    await earlier.written('refused', call);
    activities.refuse = () => undefined;
    await earlier.written('lost', call);
    await earlier.written('refused', call);
    expect(activities.related.slice(1)).toEqual([['lost', earlierActivity]]);
  },
);
