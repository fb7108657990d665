import type { Hub } from '../../CifSoftphone/connection/hub';
import type { SignIn } from '../../CifSoftphone/connection/signIn';
import type { LineSettings } from '../../CifSoftphone/core/settings/lineSettings';
import type { LineVariables } from '../../CifSoftphone/core/settings/environmentVariables';
import type { PageDynamics } from '../dynamics/pageDynamics';

/** Everything that a check reaches. */
export interface World {
  readonly dynamics: PageDynamics;
  /** Of this page: the organisation's address. */
  readonly origin: string;
  /** For addresses outside of Dynamics, and the page's own files. */
  readonly fetch: typeof fetch;
  readonly readVariables: () => Promise<LineVariables>;
  /** Ready for a click: the window must open within it. */
  readonly signInFor: (settings: LineSettings) => Promise<SignIn>;
  readonly openHub: (adaptorUrl: string, token: string) => Hub;
  readonly wait: (ms: number) => Promise<void>;
  /** What a test ring shows in the place of a caller's name. */
  readonly testRingWords: string;
  /** Hosts that a content security policy kept this page from. */
  readonly blocked: () => readonly string[];
}

/** What earlier checks found, for the later ones. */
export interface Found {
  readonly kind?: 'full' | 'core';
  readonly settings?: LineSettings;
  /** Of the signed-in admin, for the adaptor. */
  readonly token?: string;
  readonly signalRHost?: string;
  /** Whether what a softphone sends came to the adaptor. */
  readonly upstream?: boolean;
  /** Whether a telephony system dials for this admin: then one is registered. */
  readonly dials?: boolean;
  readonly userName?: string;
}

/** The agent whose rights are looked at. */
export interface ChosenAgent {
  readonly id: string;
  readonly objectId: string;
  readonly name: string;
}
