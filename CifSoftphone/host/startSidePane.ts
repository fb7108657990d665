import type { SidePane, SidePanes } from './clientApi';
import { paneData, paneId } from './paneNames';

/** The design's panel; a pane can be no narrower than 300 px. */
const widthPx = 380;
const page = { pageType: 'webresource', webresourceName: 'cti_/softphone/panel.html' };

/** Panes that are being made: the next form may load before this one's is there. */
let starting: Promise<unknown> | undefined;

/**
 * Makes the app's pane with the softphone, unless it is there: then it stays as the agent has it.
 * @param settings the makers' JSON for the panel
 * @returns whether the pane was made now
 */
export async function startSidePane(panes: SidePanes, settings: string): Promise<boolean> {
  if (panes.getPane(paneId) !== undefined || starting !== undefined) {
    await starting;
    return false;
  }
  const made = make(panes, settings);
  starting = made.catch(() => undefined).then(() => (starting = undefined));
  await made;
  return true;
}

/** The same by the agent's own click: the pane comes to the front. */
export async function openSidePane(panes: SidePanes, settings: string): Promise<void> {
  if (await startSidePane(panes, settings)) return;
  panes.getPane(paneId)?.select();
  panes.state = 1;
}

async function make(panes: SidePanes, settings: string): Promise<void> {
  const pane: SidePane = await panes.createPane({
    title: 'Softphone',
    paneId,
    imageSrc: 'WebResources/cti_/softphone/sidepane.svg',
    width: widthPx,
    canClose: false,
    // A pane that is folded away, or behind another, must still ring.
    alwaysRender: true,
    // What rings goes on when the agent has looked at it: the softphone takes its number away itself.
    keepBadgeOnSelect: true,
  });
  try {
    await pane.navigate({ ...page, data: paneData(settings) });
  } catch (error) {
    pane.close();
    throw error;
  }
}
