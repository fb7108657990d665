import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { repoRoot } from '../../scripts/repoRoot';
import { withoutSentences } from '../../scripts/build/wordlessSchemas';

test('sentences go, words that mean something to the code stay', () => {
  expect(withoutSentences("lineSchema(64, 'Why it ended.', 'reason is missing.')")).toBe("lineSchema(64, '', '')");
  expect(withoutSentences("v.picklist(['customer', 'agent'], 'author is unknown.')")).toBe(
    "v.picklist(['customer', 'agent'], '')",
  );
  expect(withoutSentences('{ description: `At most ${most} characters.`, type: "string" }')).toBe(
    '{ description: \'\', type: "string" }',
  );
  expect(withoutSentences("type: 'conversation.changed'")).toBe("type: 'conversation.changed'");
});

test('each schema is still a script without them', () => {
  const folder = join(repoRoot, 'protocol', 'schemas');
  for (const name of readdirSync(folder)) {
    const text = withoutSentences(readFileSync(join(folder, name), 'utf8'));
    expect(() => transformSync(text, { loader: 'ts' })).not.toThrow();
  }
});
