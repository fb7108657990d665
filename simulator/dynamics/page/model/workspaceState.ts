import type { PanelMode } from '../../solution/organisation';
import type { PageSpec } from './pageSpec';
import type { Slugs } from './resolveSlugs';

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly templateName: string | undefined;
  readonly page: PageSpec;
  readonly canClose: boolean;
  /** Rises when the page must be read again. */
  readonly reload: number;
}

/** Mark on a session that is not in front: attention asked, a dot, or a number of news. */
export type SessionBadge = 'none' | 'attention' | 'dot' | number;

export interface Session {
  readonly id: string;
  /** The home session belongs to nobody and cannot be closed. */
  readonly isHome: boolean;
  /** Opened by another channel provider: ours neither sees nor touches it. */
  readonly isForeign: boolean;
  readonly title: string;
  readonly titleTemplate: string;
  readonly templateName: string | undefined;
  /** The automation dictionary. */
  readonly slugs: Slugs;
  /** What the provider gave to createSession; handed back in getSession and in events. */
  readonly context: unknown;
  readonly tabs: readonly Tab[];
  readonly focusedTabId: string;
  readonly panelMode: PanelMode;
  readonly badge: SessionBadge;
}

export interface WorkspaceState {
  readonly sessions: readonly Session[];
  readonly focusedSessionId: string;
  readonly panelWidthPx: number;
}

export type WorkspaceEvent =
  | { readonly type: 'session-switched'; readonly previous: Session; readonly next: Session }
  | { readonly type: 'session-closed'; readonly session: Session }
  | { readonly type: 'navigated'; readonly page: PageSpec };
