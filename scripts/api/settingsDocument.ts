import { toJsonSchema } from '@valibot/to-json-schema';
import { settingsSchema } from '../../CifSoftphone/core/settings/settingsSchema';
import { conversion, type JsonSchema } from './toJsonSchema';

/** For an editor that checks the makers' JSON while it is typed. */
export function settingsDocument(): JsonSchema {
  const { overrideRef: _named, ...config } = conversion;
  const { $schema, ...schema } = toJsonSchema(settingsSchema, config);
  return {
    $schema,
    title: 'Settings of CIF Softphone',
    description:
      'For the control property Settings and for the Custom Parameters of the channel provider; at most 2,000 characters.',
    ...schema,
  };
}
