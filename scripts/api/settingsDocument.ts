import { toJsonSchema } from '@valibot/to-json-schema';
import { choicesSchema } from '../../CifSoftphone/core/settings/choiceSchemas';
import { settingsSchema } from '../../CifSoftphone/core/settings/settingsSchema';
import { conversion, type JsonSchema } from './toJsonSchema';

/** For an editor that checks the makers' JSON while it is typed. */
export function settingsDocument(): JsonSchema {
  const { overrideRef: _named, ...config } = conversion;
  const { $schema, $defs, ...schema } = toJsonSchema(settingsSchema, {
    ...config,
    definitions: { choices: choicesSchema },
  });
  return {
    $schema,
    title: 'Settings of CIF Softphone',
    description:
      'For the control property Settings and for the Custom Parameters of the channel provider; at most 2,000 characters.',
    ...schema,
    $defs,
  };
}
