import type { ControlProperty } from '../../solution/organisation';
import { nameOfRecord } from '../ui/nameOfRecord';
import { quickCreate } from '../ui/quickCreate';
import { isRow, webApiClient } from '../webApiClient';
import type { ControlState } from './controlState';
import { brandRamp, darkTheme, lightTheme } from './tokenTheme';

/** What the context lets a control do to the page. */
export interface ControlActions {
  openRecord(entityName: string, entityId: string): void;
  render(): void;
}

/** The members of a control's context for one render; the host copies them into the one context object it reuses. */
export function controlContext(state: ControlState, actions: ControlActions): Record<string, unknown> {
  const { control, facts } = state;
  const strings = control.strings[state.languageId] ?? control.strings[1033] ?? {};
  return {
    parameters: Object.fromEntries(control.properties.map((property) => [property.name, parameter(property, state)])),
    updatedProperties: [],
    mode: {
      allocatedHeight: -1,
      allocatedWidth: state.allocatedWidthPx,
      isControlDisabled: state.disabled,
      isVisible: true,
      label: state.column.displayName,
      setControlState: () => true,
      setFullScreen: () => undefined,
      trackContainerResize: () => undefined,
    },
    userSettings: {
      userId: `{${facts.agent.systemUserId.toUpperCase()}}`,
      userName: facts.agent.name,
      languageId: state.languageId,
      isRTL: state.rightToLeft,
      securityRoles: [],
      dateFormattingInfo: {},
      numberFormattingInfo: {},
      getTimeZoneOffsetMinutes: () => -new Date().getTimezoneOffset(),
    },
    resources: {
      getString: (key: string) => strings[key] ?? key,
      getResource: (_id: string, _success: unknown, failure: () => void) => failure(),
    },
    client: {
      disableScroll: false,
      getClient: () => 'Web',
      getFormFactor: () => 1,
      isOffline: () => false,
      isNetworkAvailable: () => navigator.onLine,
    },
    fluentDesignLanguage: {
      brand: brandRamp,
      isDarkTheme: state.dark,
      tokenTheme: state.dark ? darkTheme : lightTheme,
    },
    page: {
      appId: 'c5b0c0de-0000-4000-8000-000000000001',
      entityTypeName: state.record.entityName,
      entityId: state.record.entityId,
      isPageReadOnly: false,
      getClientUrl: () => facts.organisation.clientUrl,
    },
    webAPI: {
      createRecord: async (entityType: string, data: unknown) => ({
        entityType,
        id: await webApiClient.create(entityType, data),
      }),
      deleteRecord: async (entityType: string, id: string) => {
        await webApiClient.remove(entityType, id);
        return { entityType, id };
      },
      updateRecord: async (entityType: string, id: string, data: unknown) => {
        await webApiClient.update(entityType, id, data);
        return { entityType, id };
      },
      retrieveMultipleRecords: async (entityType: string, options?: string) => ({
        entities: await webApiClient.list(entityType, options),
        nextLink: '',
      }),
      retrieveRecord: (entityType: string, id: string, options?: string) =>
        webApiClient.retrieve(entityType, id, options),
    },
    navigation: {
      openForm: async (options: unknown, parameters?: unknown) => {
        if (!isRow(options) || typeof options['entityName'] !== 'string') return { savedEntityReference: [] };
        const { entityName, entityId } = options;
        if (typeof entityId === 'string') {
          actions.openRecord(entityName, entityId);
          return { savedEntityReference: [] };
        }
        const defaults = Object.entries(isRow(parameters) ? parameters : {});
        // A full form would take the place of this one; the softphone asks for the quick one.
        const id = await quickCreate(
          entityName,
          Object.fromEntries(defaults.map(([name, value]): [string, string] => [name, String(value)])),
        );
        if (id === undefined) return { savedEntityReference: [] };
        const name = await nameOfRecord(entityName, id);
        return { savedEntityReference: [{ entityType: entityName, id: `{${id.toUpperCase()}}`, name }] };
      },
      openUrl: (url: string) => window.open(url, '_blank', 'noopener'),
      openAlertDialog: () => Promise.resolve(),
      openConfirmDialog: () => Promise.resolve({ confirmed: false }),
      openErrorDialog: () => Promise.resolve(),
      openFile: () => Promise.resolve(),
      openWebResource: (name: string) => window.open(`/WebResources/${name}`, '_blank', 'noopener'),
    },
    formatting: { getWeekOfYear: () => 1, formatInteger: String, formatDecimal: String },
    factory: { requestRender: () => actions.render(), getPopupService: () => ({}) },
    utils: {
      hasEntityPrivilege: () => true,
      getEntityMetadata: (entityName: string) => Promise.resolve({ LogicalName: entityName }),
      lookupObjects: () => Promise.resolve([]),
    },
    device: {},
    events: {},
  };
}

function parameter(property: ControlProperty, state: ControlState): Readonly<Record<string, unknown>> {
  if (property.usage !== 'bound') {
    const chosen = state.inputs[property.name];
    const option = property.options.find(
      ({ name, value }) => chosen !== undefined && (name.toLowerCase() === chosen.toLowerCase() || value === chosen),
    );
    const raw = option?.value ?? (property.options.length > 0 ? undefined : chosen) ?? property.defaultValue ?? null;
    return { raw, formatted: raw ?? '', type: property.types[0], error: false, errorMessage: '' };
  }
  const { column } = state;
  const type = property.types.includes(column.type) ? column.type : property.types[0];
  return {
    raw: state.masked ? null : state.value,
    formatted: state.masked ? '********' : (state.value ?? ''),
    type,
    error: state.error !== undefined,
    errorMessage: state.error ?? '',
    security: { readable: !state.masked, editable: !state.masked && !state.disabled, secured: state.masked },
    attributes: {
      DisplayName: column.displayName,
      LogicalName: column.logicalName,
      Description: '',
      EntityLogicalName: state.record.entityName,
      RequiredLevel: state.required ? 2 : 0,
      IsSecured: state.masked,
      SourceType: 0,
      Type: 'string',
      Format: column.type === 'SingleLine.Phone' ? 'Phone' : 'Text',
      MaxLength: column.maxLength,
      ImeMode: 0,
    },
  };
}
