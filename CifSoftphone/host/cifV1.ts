import type { CallView } from '../core/calls/callView';
import { CifClicks } from './cifClicks';
import { recordOf } from '../core/calls/recordOf';
import type { CifFramework } from './cifFramework';
import { CifPanel } from './cifPanel';
import { CifRecords } from './cifRecords';
import type { HostPort } from './hostPort';
import { searchText } from './searchText';

/**
 * A single-session app behind Channel Integration Framework 1: a panel, records and search, but no sessions and no
 * notifications. The record takes the place of the page that the agent has open.
 */
export function createCifV1Host(cif: CifFramework): HostPort {
  const panel = new CifPanel(cif);
  const clicks = new CifClicks(cif);
  const records = new CifRecords(cif);
  const opened = new Map<string, Promise<void>>();

  async function openFor(call: CallView): Promise<void> {
    const record = recordOf(call);
    if (record !== undefined) {
      await records.open(record);
    } else if (call.number !== undefined) {
      await records.search('contact', searchText(call));
    }
  }

  return {
    name: 'cif-v1',
    openSession: (call) => {
      const opening = opened.get(call.key) ?? openFor(call);
      opened.set(call.key, opening);
      return opening;
    },
    // That it is nobody is no reason to take the agent's page away.
    followCustomer: (call) => (recordOf(call) !== undefined ? openFor(call) : Promise.resolve()),
    show: () => panel.show(),
    rest: () => panel.rest(),
    openRecord: (record) => records.open(record),
    openNewRecord: (entityName, values) => records.openNew(entityName, values),
    openSearch: (entityName, text) => records.search(entityName, text),
    onClickToAct: (listener) => clicks.subscribe(listener),
    setClickToAct: (on) => clicks.enable(on),
    stop: () => {
      panel.stop();
      clicks.stop();
    },
  };
}
