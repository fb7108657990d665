import type { FetchQuery } from '../webapi/fetch/fetchQuery';
import type { Privileges } from '../webapi/privileges';

/** What an organisation knows after an import: only what the zip said. */
export interface Organisation {
  readonly solution: SolutionFacts;
  /** Logical names of the tables that it made. */
  readonly tables: readonly string[];
  readonly roles: readonly SecurityRole[];
  readonly views: readonly View[];
  readonly charts: readonly Chart[];
  readonly dashboards: readonly Dashboard[];
  readonly apps: readonly ModelDrivenApp[];
  readonly webResources: readonly WebResource[];
  readonly controls: readonly ControlDefinition[];
  readonly environmentVariables: readonly EnvironmentVariableDefinition[];
  readonly sessionTemplates: readonly SessionTemplate[];
  readonly notificationTemplates: readonly NotificationTemplate[];
  readonly tabTemplates: readonly TabTemplate[];
  readonly channelProviders: readonly ChannelProvider[];
  readonly appProfiles: readonly AppProfile[];
}

export interface SolutionFacts {
  readonly uniqueName: string;
  readonly displayName: string;
  readonly version: string;
  readonly managed: boolean;
  readonly publisher: string;
  readonly prefix: string;
}

export interface SecurityRole {
  readonly id: string;
  readonly name: string;
  readonly privileges: Privileges;
}

/** A question with a name in each language, by LCID. */
export interface View {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  readonly query: FetchQuery;
}

export type Chart = View;

export interface Dashboard {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  /** Each with the view that it shows, and the chart on it. */
  readonly cells: readonly { readonly view: string; readonly chart: string | undefined }[];
}

export interface ModelDrivenApp {
  readonly uniqueName: string;
  /** Ids of the roles that see it. */
  readonly roles: readonly string[];
}

export interface WebResource {
  /** As in the customizations; requests find it without regard to case. */
  readonly name: string;
  /** 1 html, 2 css, 3 js, 4 xml, 5 png, 6 jpg, 7 gif, 9 xsl, 10 ico, 11 svg, 12 resx. */
  readonly type: number;
  readonly content: Uint8Array;
}

export interface ControlProperty {
  readonly name: string;
  readonly usage: 'bound' | 'input' | 'output';
  readonly required: boolean;
  /** Types that the property accepts: one, or those of its type group. */
  readonly types: readonly string[];
  readonly defaultValue: string | undefined;
  /** For Enum: names with their values. */
  readonly options: readonly { readonly name: string; readonly value: string; readonly isDefault: boolean }[];
}

export interface ControlDefinition {
  /** `<prefix>_<namespace>.<constructor>`, as forms name it. */
  readonly name: string;
  /** `<namespace>.<constructor>`, as the bundle registers itself. */
  readonly registeredName: string;
  readonly version: string;
  readonly kind: 'standard' | 'virtual';
  readonly properties: readonly ControlProperty[];
  readonly platformLibraries: readonly { readonly name: string; readonly version: string }[];
  readonly codePath: string;
  readonly cssPaths: readonly string[];
  /** Strings by LCID, then by key. */
  readonly strings: Readonly<Record<number, Readonly<Record<string, string>>>>;
  /** Files below the control's folder, by relative path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface EnvironmentVariableDefinition {
  readonly schemaName: string;
  readonly displayName: string;
  readonly description: string | undefined;
  readonly type: number;
  readonly defaultValue: string | undefined;
  /** What the zip brought as the current value; it wins over the default. */
  readonly currentValue: string | undefined;
}

export type PanelMode = 'minimised' | 'docked' | 'hidden';

export interface SessionTemplate {
  readonly uniqueName: string;
  readonly title: string;
  readonly kind: 'generic' | 'entity';
  readonly panelMode: PanelMode;
  readonly anchorTab: string | undefined;
  /** Tabs opened after the anchor tab. */
  readonly tabs: readonly string[];
}

export interface NotificationField {
  readonly title: string;
  readonly value: string;
}

export interface NotificationTemplate {
  readonly uniqueName: string;
  readonly title: string;
  readonly icon: string | undefined;
  readonly timeoutSeconds: number;
  readonly showTimeout: boolean;
  readonly autoAccept: boolean;
  readonly acceptText: string;
  readonly rejectText: string;
  readonly showReject: boolean;
  readonly desktopMode: 'never' | 'background' | 'always';
  readonly theme: 'dark' | 'light';
  readonly fields: readonly NotificationField[];
}

export type TabPageType =
  'entity-list' | 'entity-record' | 'web-resource' | 'control' | 'dashboard' | 'search' | 'third-party' | 'custom';

export interface TabTemplate {
  readonly uniqueName: string;
  readonly title: string;
  readonly pageType: TabPageType;
  readonly pinned: boolean;
  readonly parameters: Readonly<Record<string, string | undefined>>;
}

export interface ChannelProvider {
  readonly uniqueName: string;
  readonly label: string;
  readonly channelUrl: string;
  readonly clickToAct: boolean;
  readonly sortOrder: number;
  readonly customParams: string | undefined;
}

export interface AppProfile {
  readonly uniqueName: string;
  readonly appModule: string;
  readonly providers: readonly string[];
  readonly extensions: readonly string[];
}
