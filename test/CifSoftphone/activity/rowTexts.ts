import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowTexts } from '../../../CifSoftphone/activity/conversations/rowStringKeys';
import { fill } from '../../../CifSoftphone/words/texts';
import { parseResx } from '../../../scripts/build/parseResx';
import { repoRoot } from '../../../scripts/repoRoot';

const file = join(repoRoot, 'strings/pages/Rows.1033.resx');
const words = parseResx(readFileSync(file, 'utf8'), file);

/** What an agent who works in English leaves in a row. */
export const rowTexts: RowTexts = (key, values = {}) => fill(words[key] ?? key, values);
