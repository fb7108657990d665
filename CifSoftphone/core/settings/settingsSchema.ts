import * as v from 'valibot';
import { maxAwayMinutes } from '../../../protocol/agentWords';
import { isEmergencyNumber } from '../../../protocol/emergencyNumberText';
import { closedFieldsSchema, fieldsSchema } from '../../../protocol/schemas/fieldsSchema';
import { choiceValueSchema, labelSchema, listSchema, maxChoices, textListSchema } from './choiceSchemas';
import {
  columnPattern,
  emergencyCalls,
  isUsualTable,
  maxSearchTables,
  maxShownColumns,
  presenceWinners,
  ringFileName,
  ringSounds,
  screenPops,
  searchTablePattern,
  shownFacts,
} from './softphoneSettings';
import { dispositionsSchema, queuesSchema, wrapUpFieldsSchema } from './wrapUpSchemas';

// Types and docs/settings.schema.json come from it; the browser reads by hand the same (docs/decisions/0024-one-wire.md).

const maxColumns = 12;
/** A day; a longer wrap-up is a mistake of the unit. */
const maxWrapUpSeconds = 86_400;
const maxWrapUpExtensions = 60;

/** A reason may say how long it usually lasts. */
const notReadyReasonSchema = v.pipe(
  fieldsSchema({
    value: choiceValueSchema,
    label: labelSchema,
    minutes: v.exactOptional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(1),
        v.maxValue(maxAwayMinutes),
        v.description('How long it lasts unless the agent says otherwise.'),
      ),
    ),
  }),
  v.metadata({ additionalProperties: false }),
);

const columnSchema = v.pipe(v.string(), v.regex(columnPattern));

const searchTableSchema = v.pipe(
  fieldsSchema({
    table: v.pipe(
      v.string(),
      v.regex(searchTablePattern),
      v.description('Logical name; contact, account and lead have usual columns, any other table needs columns.'),
    ),
    columns: v.exactOptional(
      v.pipe(textListSchema(columnSchema, maxColumns), v.description('Columns with numbers, the most telling first.')),
    ),
    title: v.exactOptional(v.pipe(columnSchema, v.description("What a row is called by; else the table's own name."))),
    show: v.exactOptional(
      v.pipe(
        textListSchema(columnSchema, maxShownColumns),
        v.description('What tells two of the same name apart; these columns in place of the usual one.'),
      ),
    ),
    new: v.exactOptional(
      v.pipe(
        columnSchema,
        v.description('The card of an unknown caller offers a new row of this table, with the number in this column.'),
      ),
    ),
  }),
  v.check(({ table, columns = [] }) => isUsualTable(table) || columns.length > 0),
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
      listSchema(searchTableSchema, maxSearchTables, ({ table }) => table),
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
        file: v.exactOptional(
          v.pipe(
            v.string(),
            v.regex(ringFileName),
            v.description('A web resource with a sound, by its name: it rings in place of `sound`.'),
          ),
        ),
      }),
      v.description('What an agent hears who has not chosen otherwise.'),
    ),
  ),
  dispositions: v.exactOptional(
    v.pipe(
      dispositionsSchema,
      v.description('How a call can be disposed of in wrap-up; all calls, or those of queues.'),
    ),
  ),
  dispositionRequired: v.exactOptional(
    v.pipe(
      v.union([v.boolean(), queuesSchema]),
      v.description('Done asks for a disposition: of every call, or of those that came by these queues.'),
    ),
  ),
  wrapUpFields: v.exactOptional(
    v.pipe(wrapUpFieldsSchema, v.description('What else is asked in wrap-up, each with the column that takes it.')),
  ),
  wrapUpSeconds: v.exactOptional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0),
      v.maxValue(maxWrapUpSeconds),
      v.description('Wrap-up ends by itself after so many seconds; 0: no wrap-up. Without it the agent ends it.'),
    ),
  ),
  wrapUpExtensions: v.exactOptional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0),
      v.maxValue(maxWrapUpExtensions),
      v.description('How often the agent may add a minute to a wrap-up that ends by itself.'),
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
      notReadyReasons: v.exactOptional(
        v.pipe(
          listSchema(notReadyReasonSchema, maxChoices, ({ value }) => value),
          v.description('Why an agent is not ready.'),
        ),
      ),
      backByItself: v.exactOptional(
        v.pipe(
          v.boolean(),
          v.description(
            'Who has given a time is available when it is over. Without it the agent is told so, and goes available.',
          ),
        ),
      ),
    }),
  ),
});
