import {
  array,
  boolean,
  literal,
  picklist,
  maxLength,
  minLength,
  object,
  pipe,
  regex,
  strictObject,
  string,
  union,
  url,
} from 'valibot';

/** What Dataverse's Web API takes of the set-up, written from its documents. */
const guid = pipe(string(), regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));

export const stageBody = strictObject({ CustomizationFile: pipe(string(), regex(/^[A-Za-z0-9+/]+=*$/)) });

export const importBody = strictObject({
  OverwriteUnmanagedCustomizations: boolean(),
  PublishWorkflows: boolean(),
  SolutionParameters: strictObject({ StageSolutionUploadId: guid }),
  ComponentParameters: array(
    strictObject({
      '@odata.type': literal('Microsoft.Dynamics.CRM.environmentvariablevalue'),
      schemaname: string(),
      // An empty text is refused: what has no value is left out.
      value: pipe(string(), minLength(1)),
    }),
  ),
});

export const valuePatch = strictObject({ value: pipe(string(), minLength(1)) });
export const valueBody = strictObject({
  value: pipe(string(), minLength(1)),
  'EnvironmentVariableDefinitionId@odata.bind': pipe(
    string(),
    regex(/^\/environmentvariabledefinitions\([0-9a-f-]{36}\)$/),
  ),
});
export const providerPatch = union([
  strictObject({ msdyn_channelurl: pipe(string(), url()) }),
  strictObject({ msdyn_enableanalytics: boolean() }),
]);
export const kpiBody = strictObject({
  msdyn_name: pipe(string(), regex(/^cti_[a-z]+$/)),
  msdyn_eventdisplayname: pipe(string(), minLength(1), maxLength(100)),
  msdyn_eventtype: literal(100_000_001),
});
export const referenceBody = strictObject({
  '@odata.id': pipe(string(), regex(/^https:\/\/[^/]+\/api\/data\/v9\.2\/\w+\([0-9a-f-]{36}\)$/)),
});
export const uninstallBody = strictObject({ SolutionUniqueName: picklist(['CifSoftphone', 'CifSoftphoneMessages']) });
export const nothing = object({});
