import { literal, looseObject, optional, record, strictObject, string, unknown } from 'valibot';

/** What Azure Resource Manager takes, written from its specifications. */
export const groupBody = strictObject({ location: string(), tags: optional(record(string(), string())) });

const deploymentProperties = strictObject({
  mode: literal('Incremental'),
  template: looseObject({ $schema: string() }),
  parameters: record(string(), strictObject({ value: unknown() })),
});
export const deploymentBody = strictObject({
  tags: optional(record(string(), string())),
  properties: deploymentProperties,
});
export const whatIfBody = strictObject({ properties: deploymentProperties });
