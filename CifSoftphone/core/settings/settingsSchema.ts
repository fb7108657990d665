import * as v from 'valibot';
import { isEmergencyNumber } from '../../../protocol/emergencyNumberText';
import { closedFieldsSchema, fieldsSchema } from '../../../protocol/schemas/fieldsSchema';
import {
  emergencyCalls,
  presenceWinners,
  ringSounds,
  screenPops,
  searchTableNames,
  shownFacts,
} from './softphoneSettings';

// Types and docs/settings.schema.json come from it; the browser reads by hand the same (docs/decisions/0024-one-wire.md).

/** More choices than this nobody chooses from. */
const maxChoices = 50;
const maxColumns = 12;
const maxLabelLength = 100;
/** A day; a longer wrap-up is a mistake of the unit. */
const maxWrapUpSeconds = 86_400;

const isEachOnce = (list: readonly unknown[]): boolean => new Set(list).size === list.length;

/** A list in which each is there once, by what tells its members apart. */
const listSchema = <S extends v.GenericSchema>(
  member: S,
  maxLength: number,
  nameOf: (one: v.InferOutput<S>) => unknown,
) =>
  v.pipe(
    v.array(member),
    v.maxLength(maxLength),
    v.check((list) => isEachOnce(list.map(nameOf))),
    v.readonly(),
  );

const textListSchema = <S extends v.GenericSchema<string>>(member: S, maxLength: number) =>
  v.pipe(
    listSchema(member, maxLength, (one) => one),
    v.metadata({ uniqueItems: true }),
  );

/** A choice that makers offer. */
export const choiceSchema = v.pipe(
  fieldsSchema({
    value: v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$/),
      v.description('Stored and sent on; never change it once it is in use.'),
    ),
    label: v.pipe(
      v.string(),
      v.metadata({ description: 'What agents read.', minLength: 1 }),
      v.maxLength(maxLabelLength),
      v.transform((label) => label.trim()),
      v.minLength(1),
    ),
  }),
  v.metadata({ additionalProperties: false }),
);

/** Each value once: it is what tells the choices apart. */
export const choicesSchema = listSchema(choiceSchema, maxChoices, ({ value }) => value);

const searchTableSchema = v.pipe(
  fieldsSchema({
    table: v.picklist(searchTableNames),
    columns: v.exactOptional(textListSchema(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,99}$/)), maxColumns)),
  }),
  v.metadata({ additionalProperties: false }),
);

/** What makers can set without code: one JSON in the control property `settings` or the provider's custom parameters. */
export const settingsSchema = closedFieldsSchema({
  defaultCountry: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Z]{2}$/),
      v.description(
        "Country of numbers without a country code, ISO 3166 alpha-2 in capitals. Without it: the organisation's.",
      ),
    ),
  ),
  emergency: v.exactOptional(
    v.pipe(
      closedFieldsSchema({
        calls: v.exactOptional(
          v.pipe(v.picklist(emergencyCalls), v.description('refuse them, or ask the agent first.')),
        ),
        numbers: v.exactOptional(
          v.pipe(
            textListSchema(
              v.pipe(
                v.string(),
                v.metadata({ pattern: '^(?=.*\\d.*\\d)\\+?[\\d*#\\s().-]{2,30}$' }),
                v.check(isEmergencyNumber),
              ),
              maxChoices,
            ),
            v.description('More numbers that count as emergency numbers besides those of the country.'),
          ),
        ),
      }),
      v.description('Calls to emergency numbers, by dialling or transfer.'),
    ),
  ),
  search: v.exactOptional(
    v.pipe(
      listSchema(searchTableSchema, searchTableNames.length, ({ table }) => table),
      v.description(
        'Tables in which callers are looked for, in this order; columns with numbers, the most telling first.',
      ),
    ),
  ),
  facts: v.exactOptional(
    v.pipe(
      textListSchema(v.picklist(shownFacts), shownFacts.length),
      v.description('What the card of a call shows of what the telephony system says, in this order.'),
    ),
  ),
  screenPop: v.exactOptional(
    v.pipe(
      v.picklist(screenPops),
      v.description(
        "When the caller's record opens: as it rings, when the agent accepts, or only by the agent's click.",
      ),
    ),
  ),
  closeSessionWhenDone: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description(
        'When the agent is done with a call, the session that was opened for it closes, unless the agent works on in it.',
      ),
    ),
  ),
  dockOnRing: v.exactOptional(v.pipe(v.boolean(), v.description('The panel opens itself for a ring.'))),
  ring: v.exactOptional(
    v.pipe(
      closedFieldsSchema({
        sound: v.exactOptional(v.picklist(ringSounds)),
        volumePercent: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
      }),
      v.description('What an agent hears who has not chosen otherwise.'),
    ),
  ),
  dispositions: v.exactOptional(v.pipe(choicesSchema, v.description('How a call can be disposed of in wrap-up.'))),
  wrapUpSeconds: v.exactOptional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0),
      v.maxValue(maxWrapUpSeconds),
      v.description('Wrap-up ends by itself after so many seconds; 0: no wrap-up. Without it the agent ends it.'),
    ),
  ),
  presence: v.exactOptional(
    closedFieldsSchema({
      winner: v.exactOptional(
        v.pipe(
          v.picklist(presenceWinners),
          v.description('Whose word counts when Dynamics and the telephony system disagree.'),
        ),
      ),
      notReadyReasons: v.exactOptional(v.pipe(choicesSchema, v.description('Why an agent is not ready.'))),
    }),
  ),
});
