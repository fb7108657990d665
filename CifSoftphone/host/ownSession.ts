import type { CifFramework } from './cifFramework';
import type { CifPanel } from './cifPanel';
import { settled } from './settled';
import { slugs, type TabTitles } from './slugs';
import { unknownCallerSession } from './templates';

/** Marks our own session among the others; it belongs to no call. */
const ownSessionEntry = 'ctiOwnSession';

/** `customer` is the session's. */
type OwnTitles = TabTitles & { readonly customer: string };

/**
 * Among several providers our panel is in sight only in sessions of our own, and may not be docked at home: then one is
 * opened for the agent to find the softphone. Where ours is the only provider, nothing happens. Never rejects.
 */
export async function openOwnSession(cif: CifFramework, panel: CifPanel, titles: OwnTitles): Promise<void> {
  // Without it the agent still has the notifications, and a session for each call.
  await settled(() => open(cif, panel, titles)).catch(() => undefined);
}

async function open(cif: CifFramework, panel: CifPanel, titles: OwnTitles): Promise<void> {
  if (await panel.showAtHome()) return;
  // A session that outlived a reload of the panel will do.
  const own = await settled(() => cif.getAllSessions()).catch(() => undefined);
  if (Array.isArray(own) && own.length > 0) return;
  if ((await cif.canCreateSession()) !== true) return;
  await cif.createSession({
    templateName: unknownCallerSession,
    templateParameters: { ...Object.fromEntries(slugs.map((slug) => [slug, ''])), ...titles },
    context: { [ownSessionEntry]: 'true' },
  });
  await panel.show();
}
