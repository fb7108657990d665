import type { Check } from '../check';
import { isFields, parseJson } from '../../../../protocol/fields';
import { maxDirectoryEntries } from '../../../../protocol/limits';
import { readDirectoryEntries } from '../../../../protocol/messages/directory';
import { must } from '../base/expect';
import { NotTried } from '../base/verdicts';
import type { Scene } from '../scene';

const page = 'docs/connect-telephony.md#let-agents-look-for-somebody';

/** What the connector answers to a search in a call with the capability `directory`. */
async function searched(scene: Scene, text: string) {
  const { callId, userId, capabilities } = await scene.talks();
  if (!capabilities.includes('directory'))
    throw new NotTried('The connector does not declare directory for its calls.');
  if (text !== '') scene.personal.push(text);
  return scene.webhook('directory.requested', userId, { userId, callId, text });
}

/** All that is listed can be shown and called. */
function mustBeUsable(text: string): void {
  const json = parseJson(text);
  const entries = json.ok && isFields(json.value) ? json.value.entries : undefined;
  must(Array.isArray(entries), 'The answer has no list of entries.');
  const given = Array.isArray(entries) ? entries.length : 0;
  must(given <= maxDirectoryEntries, `There are ${given} entries; agents see the first ${maxDirectoryEntries}.`);
  must(readDirectoryEntries(entries).length === given, 'An entry has no name or no target, or one that is too long.');
}

export const directoryChecks: readonly Check[] = [
  {
    id: 'directory-entries',
    title: 'a search in a call with the capability directory is answered 200 with entries that agents can use',
    why: 'An entry without a name or a target is left out, and without 200 the agent reads that the search failed.',
    page,
    run: async (scene) => {
      const { status, text } = await searched(scene, 'a');
      must(status === 200, `The search was answered ${status ?? 'not at all'}; 200 is needed, also where nobody fits.`);
      mustBeUsable(text);
    },
  },
  {
    id: 'directory-first',
    title: 'before anything is typed (an empty text) those are listed whom the system names first, or none',
    why: 'An agent who opens Transfer sees them; without 200 nobody is there before two letters are typed.',
    page,
    run: async (scene) => {
      const { status, text } = await searched(scene, '');
      must(
        status === 200,
        `The empty text was answered ${status ?? 'not at all'}; 200 is needed, also with no entries.`,
      );
      mustBeUsable(text);
    },
  },
  {
    id: 'directory-nobody',
    title: 'a search that fits nobody is answered 200 with no entries',
    why: 'Anything else reads as a search that failed, and the agent tries again.',
    page,
    run: async (scene) => {
      const { status, text } = await searched(scene, 'Zzyxq Nobody Vwpth');
      must(status === 200, `The search was answered ${status ?? 'not at all'}.`);
      const json = parseJson(text);
      must(json.ok && isFields(json.value) && Array.isArray(json.value.entries), 'The answer has no list of entries.');
      must(
        json.ok && readDirectoryEntries((json.value as { entries: unknown }).entries).length === 0,
        'Somebody fits.',
      );
    },
  },
];
