import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callCapabilities } from '../../protocol/callCapability';
import { commandNames, commandRules } from '../../protocol/callCommand';
import { parseResx } from '../../scripts/build/parseResx';
import { repoRoot } from '../../scripts/repoRoot';

const read = (path: string): string => readFileSync(join(repoRoot, path), 'utf8');
const page = read('docs/telephony-commands.md');
const strings = parseResx(read('strings/CifSoftphone.1033.resx'), 'English');
const rules: Readonly<Record<string, { readonly needs?: string; readonly in: readonly string[] }>> = commandRules;
const needs = (command: string): string | undefined => rules[command]?.needs;

describe('docs/telephony-commands.md', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| ([^|]+?) +\| (`[^|]+`) +\|$/gm)].map(
    ([, word = '', button = '', commands = '']) => ({ word, button, commands: commands.split(', ') }),
  );

  it('says which commands each word of a telephony system lets an agent give, and how the buttons are called', () => {
    const asked = commandNames.filter((command) => needs(command) !== undefined);
    expect(rows.flatMap(({ commands }) => commands).sort()).toEqual(asked.map((command) => `\`${command}\``).sort());
    for (const { word, button, commands } of rows) {
      const meant = commandNames.filter((command) => needs(command) === word);
      expect(commands.sort()).toEqual(meant.map((command) => `\`${command}\``).sort());
      expect(button).toBe(meant.map((command) => strings[`Command_${command}`]).join(', '));
    }
  });

  it('names the words that have no button yet', () => {
    const without = callCapabilities.filter((word) => !rows.some((row) => row.word === word));
    const sentence = /^(.+) are accepted and have no button/m.exec(page)?.[1] ?? '';
    expect([...sentence.matchAll(/`(\w+)`/g)].map(([, word]) => word)).toEqual(without);
  });
});
