import { recordOf } from '../core/calls/recordOf';
import type { CallView } from '../core/calls/callView';
import { createAppPage, plainId } from './appPage';
import { AppPane } from './appPane';
import type { ClientApi } from './clientApi';
import { quickCreate } from './formHost';
import type { HostPort, RecordReference } from './hostPort';
import { settled } from './settled';
import { UnsavedForm } from './unsavedForm';

/**
 * A model-driven app without CIF whose maker has the softphone in a side pane: records open in the place of the page
 * that the agent has open, by the app's own navigation. There is no page with a search to open.
 */
export function createSidePaneHost(api: ClientApi): HostPort {
  const { navigation, sidePanes } = api;
  const pane = new AppPane(sidePanes);
  const app = createAppPage(() => api.scope);
  const opened = new Map<string, Promise<void>>();

  const isInFront = ({ id }: RecordReference): boolean => app.shown()?.recordId === plainId(id);

  /** `openForm` tells of no success; this does. */
  const open = async ({ entityName, id }: RecordReference): Promise<void> => {
    await settled(() => navigation.navigateTo({ pageType: 'entityrecord', entityName, entityId: id }));
  };

  /** Nobody asked for it just now: what the agent types in a form is not taken away, nor asked about in mid-call. */
  async function openFor(call: CallView): Promise<void> {
    const record = recordOf(call);
    if (record === undefined || isInFront(record)) return;
    if (app.shown()?.unsaved === true) throw new UnsavedForm();
    await open(record);
  }

  return {
    name: 'side-pane',
    openSession: (call) => {
      // What was not opened, for a form that was not saved yet, can be asked for once more by a window of its own.
      const again = (error: unknown): never => {
        opened.delete(call.key);
        throw error;
      };
      const opening = opened.get(call.key) ?? openFor(call).catch(again);
      opened.set(call.key, opening);
      return opening;
    },
    followCustomer: openFor,
    settleIn: async (title) => pane.name(title),
    show: async () => pane.show(),
    rest: async () => pane.rest(),
    markRings: (count) => pane.mark(count),
    // The agent's own click: about what is not saved Dynamics asks.
    openRecord: async (record) => (isInFront(record) ? undefined : open(record)),
    openNewRecord: quickCreate(navigation),
    stop: () => pane.mark(0),
  };
}
