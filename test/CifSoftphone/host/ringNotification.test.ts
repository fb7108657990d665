import { RingNotifications } from '../../../CifSoftphone/host/ringNotification';
import { aCall, yvonne } from '../surface/fakeLine';
import { FakeCif } from './fakeCif';

const texts = {
  ...{ headerText: 'Incoming call', withheldNumber: 'Withheld', unknownCaller: 'Unknown' },
  ...{ customerTab: 'Kundenübersicht', newCaseTab: 'Neue Anfrage', searchTab: 'Suche' },
};
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A host whose agent is the test: each notification is answered by hand. */
class Host extends FakeCif {
  readonly pending: { resolve: (answer: unknown) => void; reject: (reason: unknown) => void }[] = [];
  /** Templates that the organisation lacks. */
  lacks: (templateName: string) => boolean = () => false;

  override notifyEvent(input: { readonly templateName: string }): Promise<unknown> {
    this.notifyAnswer = () =>
      this.lacks(input.templateName)
        ? Promise.reject(new Map([['message', 'NotificationTemplateNotFoundError']]))
        : new Promise((resolve, reject) => this.pending.push({ resolve, reject }));
    return super.notifyEvent(input);
  }
  says(index: number, actionName: string, responseReason: string): void {
    this.pending[index]?.resolve(JSON.stringify({ actionName, responseReason }));
  }
  get asked(): readonly string[] {
    return this.inputsOf('notifyEvent').map((input) => (input as { templateName: string }).templateName);
  }
  get titles(): readonly string[] {
    return this.inputsOf('notifyEvent').map(
      (input) => (input as { templateParameters: { headerText: string } }).templateParameters.headerText,
    );
  }
}

function start(lcid = 1033) {
  const cif = new Host();
  let tokens = 0;
  const newToken = () => `token-${++tokens}`;
  const notifications = new RingNotifications({ cif, textsFor: () => texts, languageId: () => lcid, newToken });
  return { cif, notifications };
}

const commented = aCall({ comments: 'about an invoice' });
const base = 'CTI_inboundCallNotification';

describe('the template of a notification', () => {
  it.each([
    [1031, 'a German', '_1031'],
    [3079, 'an Austrian', '_1031'],
    [3084, 'a Canadian who reads French', '_1036'],
    [2058, 'a Mexican', '_3082'],
    [1041, 'a Japanese', '_1041'],
    [2057, 'a British', ''],
    [1040, 'an Italian', '_1040'],
    [1046, 'a Brazilian', '_1046'],
    [3073, 'an Egyptian', '_1025'],
    [2052, 'a Chinese', '_2052'],
    [1028, 'a Taiwanese, who reads other signs,', ''],
    [1045, 'a Pole, for whom there are no words,', ''],
  ])('%i: %s agent reads', (lcid, _who, ending) => {
    const { cif, notifications } = start(lcid);
    notifications.show(commented, 'From Sam');
    notifications.show(aCall(), 'From Sam');
    notifications.show(aCall({ comments: '' }), 'From Sam');
    expect(cif.asked).toEqual([`${base}${ending}`, `${base}_noComments${ending}`, `${base}_noComments${ending}`]);
  });

  it('keeps a number in its order for an Arab agent: the area stood at the end of it', () => {
    const number = (lcid: number, changes = {}): unknown => {
      const { cif, notifications } = start(lcid);
      notifications.show(aCall({ number: '(202) 555-0123', ...changes }), 'From Sam');
      const [input] = cif.inputsOf('notifyEvent');
      return (input as { templateParameters: { phoneNumber: string } }).templateParameters.phoneNumber;
    };
    expect(number(1025)).toBe('\u2066(202) 555-0123\u2069');
    expect(number(1031)).toBe('(202) 555-0123');
    expect(number(1025, { number: undefined, withheld: true })).toBe('Withheld');
  });

  it('is the one that an older package has, where it lacks the others, and those are asked for once', async () => {
    const { cif, notifications } = start(1031);
    cif.lacks = (name) => name !== base;
    const ring = notifications.show(aCall(), 'From Sam');
    await settle();
    expect(cif.asked).toEqual([`${base}_noComments_1031`, `${base}_1031`, `${base}_noComments`, base]);
    cif.says(0, 'Accept', 'Accept');
    await expect(ring.outcome).resolves.toBe('accepted');
    notifications.show(aCall(), 'From Sam');
    await settle();
    expect(cif.asked.slice(4)).toEqual([base]);
  });

  it('keeps the agent’s words before it drops an empty row', async () => {
    const { cif, notifications } = start(1031);
    cif.lacks = (name) => name.includes('noComments');
    notifications.show(aCall(), 'From Sam');
    await settle();
    expect(cif.asked).toEqual([`${base}_noComments_1031`, `${base}_1031`]);
  });

  it('is not shown where there is none at all, and found again once an administrator has put it back', async () => {
    const { cif, notifications } = start();
    cif.lacks = () => true;
    await expect(notifications.show(commented, 'From Sam').outcome).resolves.toBe('not-shown');
    cif.lacks = () => false;
    const ring = notifications.show(commented, 'From Sam');
    cif.says(0, 'Reject', 'DeclinedByAgent');
    await expect(ring.outcome).resolves.toBe('rejected');
  });

  it('is not tried again when the caller gave up while another was refused', async () => {
    const { cif, notifications } = start(1031);
    cif.lacks = () => true;
    notifications.show(aCall(), 'From Sam').cancel();
    await settle();
    expect(cif.asked).toHaveLength(1);
  });

  it('is asked for once when the host fails for another reason: it may have been seen', async () => {
    const { cif, notifications } = start(1031);
    const ring = notifications.show(aCall(), 'From Sam');
    cif.pending[0]?.reject(new Map([['message', 'RejectAfterTimeoutNonPlatformTimer']]));
    await expect(ring.outcome).resolves.toBe('not-shown');
    expect(cif.asked).toHaveLength(1);
  });
});

describe('a name that comes late', () => {
  const late = () => {
    const { cif, notifications } = start();
    const ring = notifications.show(commented, 'From +1 202 555 0123');
    ring.update({ ...commented, customer: yvonne }, 'From Yvonne McKay');
    return { cif, ring };
  };

  it('takes the notification back and raises it with the name', () => {
    const { cif } = late();
    expect(cif.titles).toEqual(['From +1 202 555 0123', 'From Yvonne McKay']);
    expect(cif.calls.map(({ method }) => method)).toEqual(['notifyEvent', 'cancelEvent', 'notifyEvent']);
    expect(cif.inputsOf('cancelEvent')).toEqual(['token-1']);
  });

  it.each([
    ['rejects', (cif: Host) => cif.pending[0]?.reject(new Map([['message', 'RejectAfterClientError']]))],
    ['answers as if the agent had declined', (cif: Host) => cif.says(0, 'Reject', 'DeclinedByAgent')],
    ['answers as if the time were over', (cif: Host) => cif.says(0, 'Timeout', 'DisplayTimeout')],
    ['never answers', () => undefined],
  ])('leaves the agent the second one, though the host %s about the first', async (_how, first) => {
    const { cif, ring } = late();
    first(cif);
    await settle();
    cif.says(1, 'Accept', 'Accept');
    await expect(ring.outcome).resolves.toBe('accepted');
  });

  it('loses no Accept that was pressed in that moment, and takes the second one back', async () => {
    const { cif, ring } = late();
    cif.says(0, 'Accept', 'Accept');
    await expect(ring.outcome).resolves.toBe('accepted');
    expect(cif.inputsOf('cancelEvent')).toEqual(['token-1', 'token-2']);
  });

  it('raises nothing after the agent has answered, or the caller has given up', async () => {
    const { cif, notifications } = start();
    const answered = notifications.show(commented, 'a');
    cif.says(0, 'Reject', 'DeclinedByAgent');
    await answered.outcome;
    answered.update(commented, 'b');
    const gone = notifications.show(commented, 'c');
    gone.cancel();
    gone.update(commented, 'd');
    gone.cancel();
    expect(cif.titles).toEqual(['a', 'c']);
    expect(cif.inputsOf('cancelEvent')).toEqual(['token-2']);
  });
});
