import { findClientApi, type SidePanes } from '../host/clientApi';
import { openSidePane, startSidePane } from '../host/startSidePane';

/**
 * `sidepane.js`: what makers name in a form's event (`CtiSoftphone.startSidePane`) or in a command
 * (`CtiSoftphone.openSidePane`). A text among what they pass on is the makers' settings; all else, such as the form's
 * context, is not needed. Neither may ever disturb the form: where there are no panes (in the mobile app, on premises)
 * nothing happens.
 */
const starter =
  (start: (panes: SidePanes, settings: string) => Promise<unknown>) =>
  (...given: readonly unknown[]): void => {
    const api = findClientApi(window);
    if (api === undefined) return;
    const settings = given.find((one): one is string => typeof one === 'string') ?? '';
    start(api.sidePanes, settings).catch(() => undefined);
  };

Object.assign(window, {
  CtiSoftphone: { startSidePane: starter(startSidePane), openSidePane: starter(openSidePane) },
});
