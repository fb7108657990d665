import * as v from 'valibot';
import { maxReplyLength, maxReplyTexts, usualReplyLength } from '../limits';
import type { Reply } from '../replies';
import { fieldsSchema, lenient, lenientListSchema } from './fieldsSchema';
import { countSchema, lineSchema } from './textSchemas';

/** Which texts a caller can be answered with; what is malformed is left out. By hand, for the browser: `replies.ts`. */
export const replySchema = v.pipe(
  fieldsSchema({
    texts: lenient(
      v.pipe(
        lenientListSchema(lineSchema(maxReplyLength, 'As the caller gets it. A longer one is left out.')),
        v.transform((texts): readonly string[] => texts.slice(0, maxReplyTexts)),
        v.description(`What the agent can choose from, in this order. Of more than ${maxReplyTexts} the first count.`),
      ),
    ),
    ownLength: lenient(
      countSchema(
        `How long a text may be that the agent writes, at most ${maxReplyLength}. Absent: ${usualReplyLength} where no texts are offered, else none.`,
      ),
    ),
  }),
  v.transform(({ texts = [], ownLength = 0 }): Reply => ({ texts, ownLength: Math.min(ownLength, maxReplyLength) })),
  v.check(({ texts, ownLength }) => texts.length + ownLength > 0),
  v.description('With which texts a ring can be rejected; only with the capability replyText.'),
);
