import type { DirectoryEntry, DirectoryRequested } from '../../../../protocol/messages/directory';
import { superviseFormat } from '../../../../protocol/dialFormat';
import { maxDirectoryEntries } from '../../../../protocol/limits';
import type { AgentBook } from '../agents/agentBook';
import type { AmiMessage } from '../ami/amiMessage';
import { amiActions } from '../commands/amiActions';
import { dialplanHas } from '../commands/dialplanHas';
import { toDialString } from '../commands/dialString';
import type { PbxPort } from '../commands/pbxPort';
import type { QueueMembers } from '../ready/queueMembers';
import { wrapUpReason } from '../ready/readiness';
import type { Settings } from '../settings/settings';
import { DeviceStates } from './deviceStates';
import { fitting } from './fitting';

export interface DirectoryParts {
  readonly settings: Pick<Settings, 'queues' | 'dialContext'>;
  readonly book: Pick<AgentBook, 'all' | 'endpointOf' | 'mailboxes'>;
  readonly members: QueueMembers;
  readonly pbx: PbxPort;
}

/** Of more who fit no more are looked at: whoever finds so many types another letter. */
const mostLookedAt = 3 * maxDirectoryEntries;

/**
 * Whom an agent can give a call to or dial, as the PBX knows them: agents, members of queues and mailboxes by their extension,
 * and the queues that the setting names. What agents cannot dial is left out, so that who is chosen can be called.
 */
export class Directory {
  readonly #devices = new DeviceStates();
  /** Whether the dialplan has an extension; asked once for each connection. */
  #dialable = new Map<string, Promise<boolean>>();

  constructor(private readonly parts: DirectoryParts) {}

  /** The PBX is there (again). Where it does not list how telephones are, the queues know it of their members. @param members rows of `QueueStatus` */
  async read(members: readonly AmiMessage[]): Promise<void> {
    this.#dialable = new Map();
    const devices = await this.parts.pbx.list(amiActions.devices()).catch(() => []);
    this.#devices.replaceAll([...members, ...devices]);
  }

  take(event: AmiMessage): void {
    this.#devices.take(event);
  }

  /** @throws AmiGone: nobody can be looked for now */
  async search(question: Pick<DirectoryRequested, 'userId' | 'text' | 'format'>): Promise<readonly DirectoryEntry[]> {
    const { userId, text, format } = question;
    const own = this.parts.book.endpointOf(userId);
    if (format === superviseFormat) {
      return fitting(this.#talking(), text)
        .filter(({ target }) => target !== own)
        .slice(0, maxDirectoryEntries);
    }
    const found = fitting([...this.#queues(), ...this.#people()], text)
      .filter(({ target }) => target !== own)
      .slice(0, mostLookedAt);
    const dialable = await Promise.all(found.map(({ target }) => this.#canDial(target)));
    return found.filter((_entry, at) => dialable[at]).slice(0, maxDirectoryEntries);
  }

  /** Who has this extension, where it is known under another name than its digits. */
  nameOf(endpoint: string): string | undefined {
    const known = [...this.#people(), ...this.#queues()].find(({ target }) => target === endpoint);
    return known?.name === endpoint ? undefined : known?.name;
  }

  #people(): readonly DirectoryEntry[] {
    const { book, members } = this.parts;
    const boxes = new Map(book.mailboxes.map(({ endpoint, name }) => [endpoint, name]));
    const agents = book.all().map(({ endpoint }) => endpoint);
    // A member outside, such as somebody's mobile telephone, is no colleague to be looked up.
    const inside = members.endpoints().filter((endpoint) => !/\d{7}/.test(endpoint));
    return [...new Set([...agents, ...inside, ...boxes.keys()])].map((endpoint) => {
      const name = boxes.get(endpoint) ?? members.titleOf(endpoint) ?? endpoint;
      const about = members.queuesOf(endpoint).map((queue) => this.parts.settings.queues.get(queue) ?? queue);
      const state = this.#stateOf(endpoint);
      return {
        ...{ name, target: endpoint, kind: 'person' as const },
        ...(about.length === 0 ? {} : { about: about.join(', ') }),
        ...(state === undefined ? {} : { state }),
      };
    });
  }

  /** Whose call a supervisor can listen to: agents whose telephone is in use. Nobody dials them, so the dialplan is not asked. */
  #talking(): readonly DirectoryEntry[] {
    const agents = new Set(this.parts.book.all().map(({ endpoint }) => endpoint));
    return this.#people().filter(({ target }) => agents.has(target) && this.#devices.of(target) === 'inUse');
  }

  #queues(): readonly DirectoryEntry[] {
    return [...this.parts.settings.queues].map(([queue, name]) => ({ name, target: queue, kind: 'queue' }));
  }

  /** In a call comes before what was chosen, as everywhere: whoever pauses in a call is in a call. */
  #stateOf(endpoint: string): DirectoryEntry['state'] {
    const device = this.#devices.of(endpoint);
    const pause = this.parts.members.pause(endpoint);
    if (device === 'inUse' || (pause?.paused === true && pause.reason === wrapUpReason)) return 'busy';
    if (device === 'absent' || pause?.paused === true) return 'away';
    return device === 'free' ? 'ready' : undefined;
  }

  #canDial(target: string): Promise<boolean> {
    const { pbx, settings } = this.parts;
    const dial = toDialString(target, '');
    if (dial === undefined || dial.keys !== '') return Promise.resolve(false);
    const known = this.#dialable.get(dial.exten) ?? dialplanHas(pbx, settings.dialContext, dial.exten);
    this.#dialable.set(dial.exten, known);
    known.catch(() => this.#dialable.delete(dial.exten));
    return known;
  }
}
