import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { endpointIn } from '../pbx/naming';
import type { PauseState } from './readiness';

interface Member {
  /** As the queue calls it, such as `PJSIP/101` or `Local/101@from-queue/n`: pauses are set by this name. */
  readonly name: string;
  readonly endpoint: string;
  readonly queue: string;
  /** What the PBX calls this member, where that is a name. */
  readonly title?: string;
  readonly pause: PauseState;
}

/** The agents' memberships in queues, from `QueueMember` rows and the events that change them. */
export class QueueMembers {
  readonly #members = new Map<string, Member>();

  /** Takes the place of all that was known. @param rows `QueueMember` of `QueueStatus` */
  replaceAll(rows: readonly AmiMessage[]): void {
    this.#members.clear();
    for (const row of rows) this.#put(row);
  }

  /** @returns the endpoint whose membership or pause this event tells of */
  take(event: AmiMessage): string | undefined {
    switch (headerOf(event, 'Event')) {
      case 'QueueMemberPause':
      case 'QueueMemberAdded':
        return this.#put(event);
      case 'QueueMemberRemoved':
        this.#members.delete(keyOf(event));
        return endpointOf(event);
      default:
        return undefined;
    }
  }

  /** The names under which an endpoint is a member of queues, each once. */
  names(endpoint: string): readonly string[] {
    return [...new Set(this.#of(endpoint).map(({ name }) => name))];
  }

  /** Paused is who is paused in every queue: in one of several only, calls still come. */
  pause(endpoint: string): PauseState | undefined {
    const members = this.#of(endpoint);
    const free = members.find(({ pause }) => !pause.paused);
    return free?.pause ?? members[0]?.pause;
  }

  /** All who are members of a queue, each once. */
  endpoints(): readonly string[] {
    return [...new Set([...this.#members.values()].map(({ endpoint }) => endpoint))];
  }

  titleOf(endpoint: string): string | undefined {
    return this.#of(endpoint).find(({ title }) => title !== undefined)?.title;
  }

  queuesOf(endpoint: string): readonly string[] {
    return [...new Set(this.#of(endpoint).map(({ queue }) => queue))];
  }

  #of(endpoint: string): readonly Member[] {
    return [...this.#members.values()].filter((member) => member.endpoint === endpoint);
  }

  #put(row: AmiMessage): string | undefined {
    const endpoint = endpointOf(row);
    const name = nameOf(row);
    if (endpoint === undefined || name === undefined) return undefined;
    const reason = headerOf(row, 'PausedReason') ?? headerOf(row, 'Reason');
    const paused = headerOf(row, 'Paused') === '1';
    // Rows of `QueueStatus` say Name, events MemberName; without a name of its own it is the telephone's.
    const title = headerOf(row, 'MemberName') ?? headerOf(row, 'Name');
    this.#members.set(keyOf(row), {
      name,
      endpoint,
      queue: headerOf(row, 'Queue') ?? '',
      ...(title === undefined || title.includes('/') ? {} : { title }),
      pause: { paused, ...(reason === undefined || !paused ? {} : { reason }) },
    });
    return endpoint;
  }
}

/** Rows of `QueueStatus` say Location, events Interface. */
const nameOf = (row: AmiMessage): string | undefined => headerOf(row, 'Interface') ?? headerOf(row, 'Location');
const endpointOf = (row: AmiMessage): string | undefined => endpointIn(nameOf(row) ?? '');
const keyOf = (row: AmiMessage): string => JSON.stringify([headerOf(row, 'Queue'), nameOf(row)]);
