import type {
  ChannelProvider,
  ControlDefinition,
  NotificationTemplate,
  SessionTemplate,
  TabTemplate,
} from './solution/organisation';

/** What the page learns about the organisation after sign-in (`GET /simulator/workspace.json`). */
export interface WorkspaceFacts {
  readonly agent: {
    readonly name: string;
    readonly userName: string;
    readonly oid: string;
    readonly systemUserId: string;
  };
  readonly agents: readonly { readonly name: string; readonly oid: string }[];
  readonly organisation: { readonly id: string; readonly uniqueName: string; readonly clientUrl: string };
  readonly solution: { readonly uniqueName: string; readonly version: string };
  /** Absent when the solution brings no control. */
  readonly control: WorkspaceControl | undefined;
  /** The provider whose panel is shown; absent when no profile with the CIF loader names one. */
  readonly provider: ChannelProvider | undefined;
  /** The provider that an admin made for the single-session apps of CIF v1. */
  readonly ciProvider: ChannelProvider | undefined;
  readonly sessionTemplates: readonly SessionTemplate[];
  readonly notificationTemplates: readonly NotificationTemplate[];
  readonly tabTemplates: readonly TabTemplate[];
  /** What makers have set, as JSON, where the address of the page says nothing else; nothing without it. */
  readonly makersSettings?: string;
}

export interface WorkspaceControl extends Omit<ControlDefinition, 'files'> {
  /** Folder of the control's files, without trailing slash. */
  readonly baseUrl: string;
}
