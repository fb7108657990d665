import * as v from 'valibot';
import { maxMenuChoices, maxMenuLabelLength, maxMenuValueLength } from '../limits';
import type { MenuChoice } from '../menuChoices';
import { fieldsSchema, lenientListSchema } from './fieldsSchema';
import { shortLineSchema } from './textSchemas';

const menuChoiceSchema = fieldsSchema({
  label: shortLineSchema(maxMenuLabelLength, 'What was asked, as the agent reads it.'),
  value: shortLineSchema(maxMenuValueLength, 'What the caller chose or typed.'),
});

/** What the caller said to menus; what is malformed is left out. */
export const menuSchema = v.pipe(
  lenientListSchema(menuChoiceSchema),
  v.transform((menu): readonly MenuChoice[] => menu.slice(0, maxMenuChoices)),
  v.description(
    `What the caller chose or typed before an agent was sought, shown in this order. Of more than ${maxMenuChoices} the first count.`,
  ),
);
