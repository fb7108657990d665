import { createCifV2Host } from '../../../CifSoftphone/host/cifV2';
import { fillSlugs, slugs } from '../../../CifSoftphone/host/slugs';
import { aCall, yvonne } from '../surface/fakeLine';
import { FakeCif } from './fakeCif';

const tabTitles = { customerTab: 'Kundenübersicht', newCaseTab: 'Neue Anfrage', searchTab: 'Suche' };
const texts = { headerText: 'Incoming call', withheldNumber: 'Withheld', unknownCaller: 'Unknown', ...tabTitles };

function start() {
  const cif = new FakeCif();
  return {
    cif,
    host: createCifV2Host(cif, () => texts, { tabTitles: () => tabTitles, newToken: () => 'token-1' }),
  };
}

describe('a ring in the workspace', () => {
  it('is the shipped notification with every slug filled and a token to cancel it by', () => {
    const { cif, host } = start();
    host.notifyRing?.(aCall({ comments: 'about an invoice' }), { headerText: 'From Sam' });
    expect(cif.inputsOf('notifyEvent')).toEqual([
      {
        templateName: 'CTI_inboundCallNotification',
        cancellationToken: 'token-1',
        templateParameters: expect.objectContaining({
          headerText: 'From Sam',
          phoneNumber: '+1 202 555 0123',
          comments: 'about an invoice',
          callId: 'call-1',
        }),
      },
    ]);
  });

  it('gives the agent’s answer', async () => {
    const { cif, host } = start();
    cif.notifyAnswer = () => Promise.resolve(JSON.stringify({ actionName: 'Accept', responseReason: 'Accept' }));
    await expect(host.notifyRing?.(aCall(), texts).outcome).resolves.toBe('accepted');
  });

  it.each([
    ['a rejection as a Map', () => Promise.reject(new Map([['message', 'Timeout occurred']]))],
    [
      'a throw before the promise',
      () => {
        throw new Error('parameter missing');
      },
    ],
  ])('is not shown after %s', async (_name, answer: () => Promise<unknown>) => {
    const { cif, host } = start();
    cif.notifyAnswer = answer;
    await expect(host.notifyRing?.(aCall(), texts).outcome).resolves.toBe('not-shown');
  });

  it('is over at once when it is cancelled, though the host never answers', async () => {
    const { cif, host } = start();
    const ring = host.notifyRing?.(aCall(), texts);
    ring?.cancel();
    await expect(ring?.outcome).resolves.toBe('cancelled');
    expect(cif.inputsOf('cancelEvent')).toEqual(['token-1']);
  });
});

describe('the session of an answered call', () => {
  it('comes from the customer template when exactly one record has the number, and opens once', async () => {
    const { cif, host } = start();
    const call = aCall({ customer: yvonne });
    await Promise.all([host.openSession?.(call), host.openSession?.(call)]);
    expect(cif.inputsOf('createSession')).toEqual([
      {
        templateName: 'CTI_createSession',
        context: { ctiCallKey: call.key },
        templateParameters: expect.objectContaining({
          customer: 'Yvonne McKay',
          customerRecordId: yvonne.customer.id,
          customerEntityName: 'contact',
        }),
      },
    ]);
  });

  it.each([undefined, { outcome: 'none' } as const, { outcome: 'unknown' } as const])(
    'comes from the template for unknown callers otherwise (%j)',
    async (customer) => {
      const { cif, host } = start();
      await host.openSession?.(aCall({ customer }));
      expect(cif.inputsOf('createSession')).toEqual([expect.objectContaining({ templateName: 'cti_unknownCaller' })]);
    },
  );

  it('searches for what finds all who have the number, as their records spell it', async () => {
    const { cif, host } = start();
    const [first, second] = [yvonne.customer, { ...yvonne.customer, id: '2' }];
    const customers = [
      { ...first, storedNumber: '(202) 555 0177' },
      { ...second, storedNumber: '+1 202-555-0177' },
    ];
    await host.openSession?.(aCall({ customer: { outcome: 'several', customers } }));
    expect(cif.inputsOf('createSession')).toEqual([
      expect.objectContaining({
        templateName: 'cti_unknownCaller',
        templateParameters: expect.objectContaining({ phoneNumber: '0177' }),
      }),
    ]);
  });

  it('fails where Dynamics allows no further session', async () => {
    const { cif, host } = start();
    cif.canCreate = () => Promise.resolve(false);
    await expect(host.openSession?.(aCall())).rejects.toThrow('no further session');
    expect(cif.inputsOf('createSession')).toEqual([]);
  });

  it('A4-01 tells which call it belonged to when the agent closes it, by its id alone if need be', async () => {
    const { cif, host } = start();
    const closed: string[] = [];
    const undo = host.onSessionClosed?.((key) => closed.push(key));
    await host.openSession?.(aCall());
    const answer = cif.raise('onSessionClosed', { sessionId: 'session-id-1' });
    expect(answer).toBeInstanceOf(Promise);
    undo?.();
    await cif.raise('onSessionClosed', { sessionId: 'session-id-1' });
    expect(closed).toEqual(['pbx call-1']);
    host.stop();
    expect(cif.handlers.size).toBe(0);
  });
});

it('docks the panel and survives a refusal', async () => {
  const { cif, host } = start();
  cif.modeAnswer = () => Promise.reject(new Map([['message', 'not in focus']]));
  await expect(host.show?.()).resolves.toBeUndefined();
  expect(cif.inputsOf('setMode')).toEqual([1]);
});

describe('slugs', () => {
  it('are all filled with text, for an unfilled one shows raw', () => {
    const filled = fillSlugs(aCall({ number: undefined, e164: undefined, withheld: true }), texts);
    expect(Object.keys(filled).sort()).toEqual([...slugs].sort());
    expect(Object.values(filled).every((value) => typeof value === 'string')).toBe(true);
    expect(filled.phoneNumber).toBe('Withheld');
  });

  it('never make a bare number the title of a session', () => {
    expect(fillSlugs(aCall({ displayName: '+1 (202) 555-0123' }), texts).customer).toBe('Incoming call');
    expect(fillSlugs(aCall({ displayName: 'Sam' }), texts).customer).toBe('Sam');
  });
});

describe('the customer of a call changes', () => {
  const maria = { entityName: 'contact', id: '1', name: 'Maria Silva' } as const;
  const marias = aCall({ customer: { outcome: 'one', customer: maria, chosen: true } });

  it('and its session gets the title, the slugs and the record', async () => {
    const { cif, host } = start();
    await host.openSession?.(aCall({ customer: yvonne }));
    await cif.raise('onSessionSwitched', { sessionId: 'session-id-1', focused: true });
    await host.followCustomer?.(marias);
    expect(cif.inputsOf('updateContext')).toEqual([
      [expect.objectContaining({ customerRecordId: '1', customerName: 'Maria Silva' }), 'session-id-1'],
    ]);
    expect(cif.inputsOf('setSessionTitle')).toEqual([
      expect.objectContaining({ sessionId: 'session-id-1', customer: 'Maria Silva' }),
    ]);
    expect(cif.inputsOf('createTab')).toEqual([
      {
        templateName: 'cti_customerSummary',
        templateParameters: expect.objectContaining({ customerRecordId: '1', customerEntityName: 'contact' }),
        isFocused: true,
      },
    ]);
  });

  it('to nobody: the session is no longer called after the wrong one, and no record opens', async () => {
    const { cif, host } = start();
    await host.openSession?.(aCall({ customer: yvonne }));
    await cif.raise('onSessionSwitched', { sessionId: 'session-id-1', focused: true });
    await host.followCustomer?.(aCall({ customer: { outcome: 'none', chosen: true } }));
    expect(cif.inputsOf('setSessionTitle')).toEqual([
      expect.objectContaining({ sessionId: 'session-id-1', customer: 'Incoming call', customerRecordId: '' }),
    ]);
    expect(cif.inputsOf('createTab')).toEqual([]);
  });

  it('and no tab is put into another session that is in front', async () => {
    const { cif, host } = start();
    await host.openSession?.(aCall({ customer: yvonne }));
    await cif.raise('onSessionSwitched', { sessionId: 'session-id-1', focused: true });
    await cif.raise('onSessionSwitched', { sessionId: 'session-id-1', focused: false });
    await host.followCustomer?.(marias);
    expect(cif.inputsOf('updateContext')).toHaveLength(1);
    expect(cif.inputsOf('createTab')).toEqual([]);
  });

  it('and nothing happens where it has no session', async () => {
    const { cif, host } = start();
    await host.followCustomer?.(marias);
    expect(cif.inputsOf('updateContext')).toEqual([]);
  });
});

describe('the search page', () => {
  it('is a tab of the session in front, or the page of every app where that session is not ours', async () => {
    const { cif, host } = start();
    await host.openSearch?.('contact', '(202) 555-0123');
    expect(cif.inputsOf('createTab')).toEqual([
      {
        templateName: 'cti_search',
        templateParameters: { phoneNumber: '(202) 555-0123', searchTab: 'Suche' },
        isFocused: true,
      },
    ]);
    cif.tabAnswer = () => Promise.reject(new Error('not ours'));
    await host.openSearch?.('contact', '(202) 555-0123');
    expect(cif.inputsOf('renderSearchPage')).toEqual([['contact', '(202) 555-0123']]);
  });
});

it('the tabs of a call have their titles in the agent’s language', async () => {
  const { cif, host } = start();
  await host.openSession?.(aCall({ customer: yvonne }));
  await host.openNewCase?.(aCall({ customer: yvonne }));
  for (const opened of [...cif.inputsOf('createSession'), ...cif.inputsOf('createTab')])
    expect(opened).toMatchObject({ templateParameters: tabTitles });
});

it('a new case is a tab with the call’s data, made safe for the JSON in which the template puts them', async () => {
  const { cif, host } = start();
  await host.openNewCase?.(aCall({ customer: yvonne, comments: 'Says "it leaks"\nsince May' }));
  expect(cif.inputsOf('createTab')).toEqual([
    {
      templateName: 'cti_newCase',
      templateParameters: expect.objectContaining({
        customerRecordId: yvonne.customer.id,
        customerEntityName: 'contact',
        comments: 'Says \\"it leaks\\"\\nsince May',
      }),
      isFocused: true,
    },
  ]);
});
