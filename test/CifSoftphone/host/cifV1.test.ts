import { createCifV1Host } from '../../../CifSoftphone/host/cifV1';
import { aCall, yvonne } from '../surface/fakeLine';
import { FakeCif } from './fakeCif';

function start() {
  const cif = new FakeCif();
  return { cif, host: createCifV1Host(cif) };
}
const known = aCall({ customer: yvonne });

describe('a call in a single-session app', () => {
  it('opens the caller’s record, once', async () => {
    const { cif, host } = start();
    await Promise.all([host.openSession?.(known), host.openSession?.(known)]);
    expect(cif.inputsOf('openForm')).toEqual([[{ entityName: 'contact', entityId: yvonne.customer.id }]]);
  });

  it('opens the search for the number where nobody or several are known', async () => {
    const { cif, host } = start();
    await host.openSession?.(aCall({ customer: { outcome: 'none' } }));
    expect(cif.inputsOf('renderSearchPage')).toEqual([['contact', '+1 202 555 0123']]);
  });

  it('opens the search for what the records of several have in common', async () => {
    const { cif, host } = start();
    const customers = [
      { ...yvonne.customer, storedNumber: '+44 20 7946 0123' },
      { ...yvonne.customer, id: '2', storedNumber: '02079460123' },
    ];
    await host.openSession?.(aCall({ customer: { outcome: 'several', customers } }));
    expect(cif.inputsOf('renderSearchPage')).toEqual([['contact', '+44 20 7946 0123']]);
  });

  it('leaves the page as it is for a withheld number', async () => {
    const { cif, host } = start();
    await host.openSession?.(aCall({ withheld: true, number: undefined }));
    expect(cif.calls).toEqual([]);
  });

  it('follows the customer to another record, and takes nothing away when it is nobody', async () => {
    const { cif, host } = start();
    await host.followCustomer?.(aCall({ customer: { outcome: 'none', chosen: true } }));
    expect(cif.calls).toEqual([]);
    await host.followCustomer?.(known);
    expect(cif.inputsOf('openForm')).toHaveLength(1);
  });

  it('says it when the record cannot be opened', async () => {
    const { cif, host } = start();
    cif.formAnswer = () => Promise.reject(JSON.stringify({ message: 'no privilege' }));
    await expect(host.openSession?.(known)).rejects.toBeDefined();
  });

  it('draws no notification: there is none', () => {
    expect(start().host).not.toHaveProperty('notifyRing');
  });

  it('opens the form of a new record with what is known', async () => {
    const { cif, host } = start();
    await host.openNewRecord?.('contact', { telephone1: '+12025550123' });
    expect(cif.inputsOf('openForm')).toEqual([[{ entityName: 'contact' }, { telephone1: '+12025550123' }]]);
  });

  it('tells clicks on phone fields until it ends, and passes over those that say nothing', async () => {
    const { cif, host } = start();
    const clicks: unknown[] = [];
    host.onClickToAct?.((click) => clicks.push(click));
    const detail = {
      value: ' +12025550123 ',
      name: 'mobilephone',
      format: 'Phone',
      entityLogicalName: 'contact',
      entityId: '{AB}',
    };
    await cif.raise('onclicktoact', detail);
    await cif.raise('onclicktoact', { value: '' });
    await cif.raise('onclicktoact', { value: 7 });
    await cif.raise('onclicktoact', { value: '555' });
    host.stop();
    await cif.raise('onclicktoact', detail);
    expect(clicks).toEqual([
      { value: '+12025550123', format: 'Phone', record: { entityName: 'contact', id: 'ab' } },
      { value: '555', format: undefined, record: undefined },
    ]);
    expect(cif.handlers.size).toBe(0);
  });

  it('tells whether the agent may switch the phone fields on', async () => {
    const { cif, host } = start();
    expect(await host.setClickToAct?.(true)).toBe(true);
    cif.clickToActAnswer = () => Promise.reject(new Map([['message', 'privilege missing']]));
    expect(await host.setClickToAct?.(true)).toBe(false);
  });
});
