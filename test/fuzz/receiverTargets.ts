import { createHmac } from 'node:crypto';
import { parseSoftphoneAnswer } from '../../CifSoftphone/connection/parseSoftphoneAnswer';
import { parseJson } from '../../protocol/fields';
import {
  maxDirectoryAboutLength,
  maxDirectoryEntries,
  maxDisplayNameLength,
  maxNumberLength,
} from '../../protocol/limits';
import { readDirectoryEntries, type DirectoryEntry } from '../../protocol/messages/directory';
import { directorySchema } from '../../protocol/schemas/directorySchemas';
import { read } from '../../protocol/schemas/read';
import { createWebhooks } from '../../telephony/client/src/webhooks/createWebhooks';
import { must, type FuzzTarget } from './fuzzTarget';
import { mutate, mutatedJson, mutateText } from './mutate';
import { directories, webhooks } from './samples';

const key = Buffer.alloc(32, 7);
const isHidden = /[\u202a-\u202e\u2066-\u2069\p{Cc}\p{Cs}]/u;

function mustBeSafe(entries: readonly DirectoryEntry[]): void {
  must(entries.length <= maxDirectoryEntries, 'more are shown than anybody reads');
  for (const { name, target, about = 'none' } of entries) {
    must(name.length <= maxDisplayNameLength && target.length <= maxNumberLength, 'a name or a target is too long');
    must(about.length <= maxDirectoryAboutLength, 'what is said about somebody is too long');
    must(
      ![name, target, about].some((text) => text === '' || isHidden.test(text)),
      'one is empty, or turns the others',
    );
  }
}

/** What a telephony system answers to an agent's search, and what reaches an integrator's receiver of webhooks. */
export const receiverTargets: readonly FuzzTarget[] = [
  {
    name: 'answers of a directory',
    share: 4,
    run: (random) => {
      const json = parseJson(mutatedJson(random, random.pick(directories)));
      const given = json.ok ? json.value : undefined;
      const byAdaptor = read(directorySchema, given);
      const entries = byAdaptor.ok ? byAdaptor.value.entries : [];
      mustBeSafe(entries);
      const answer = parseSoftphoneAnswer({ ok: true, entries });
      const shown = readDirectoryEntries(answer.ok ? answer.value.entries : undefined);
      must(JSON.stringify(shown) === JSON.stringify(entries), 'the softphone shows others than the adaptor has let in');
      // What a tab of another version brings by the channel.
      mustBeSafe(readDirectoryEntries(mutate(random, entries)));
      return shown.length > 0;
    },
  },
  {
    name: 'webhooks at a receiver',
    share: 4,
    run: async (random) => {
      const body = mutatedJson(random, random.pick(webhooks));
      const nowMs = 1_700_000_000_000;
      const [id, at] = [
        mutateText(random, 'msg_1'),
        random.chance(0.9) ? '1700000000' : mutateText(random, '1700000000'),
      ];
      const signature = createHmac('sha256', key).update(`${id}.${at}.`).update(body).digest('base64');
      const isSigned = random.chance(0.9);
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': at,
        'webhook-signature': isSigned ? `v1,${signature}` : mutateText(random, `v1,${signature} v1a,x`),
      };
      let came = 0;
      const { answer } = createWebhooks({
        secrets: `whsec_${key.toString('base64')}`,
        onEvent: () => void (came += 1),
        onDirectory: () => {
          came += 1;
          return mutate(random, directories[0]) as never;
        },
        now: () => nowMs,
      });
      const answers = [await answer({ headers, body }), await answer({ headers, body })];
      const statuses = answers.map(({ status }) => status);
      must(
        statuses.every((status) => [200, 204, 400, 401].includes(status)),
        `it was answered ${statuses.join()}`,
      );
      must(came <= 1, 'a repeat was taken for another one');
      must(statuses[0] !== 401 || came === 0, 'what nobody has signed was taken');
      return came === 1;
    },
  },
];
