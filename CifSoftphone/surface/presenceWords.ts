import type { AgentView } from '../core/line/agentView';
import type { Presence } from '../host/presencePort';
import type { AgentChoice } from '../core/line/linePort';
import type { NotReadyReason } from '../core/settings/softphoneSettings';

type Base = 'AVAILABLE' | 'BUSY' | 'BUSY_DO_NOT_DISTURB';

/** What Omnichannel calls its presences until an administrator renames them. */
const usualTexts: Readonly<Record<Base, string>> = {
  AVAILABLE: 'Available',
  BUSY: 'Busy',
  BUSY_DO_NOT_DISTURB: 'Do not disturb',
};

/** The words of this organisation's presences: the usual ones, and those that were heard. */
export class PresenceWords {
  private readonly heard = new Map<string, string>();

  learn({ text, base }: Presence): void {
    if (base !== undefined) this.heard.set(base, text);
  }

  /** What the agent wants to say with a presence: every one but "available" is a reason not to be ready. */
  choiceOf({ text, base }: Presence, reasons: readonly NotReadyReason[]): AgentChoice {
    const ready = base === undefined ? same(text, this.textOf('AVAILABLE')) : base === 'AVAILABLE';
    if (ready) return { ready, changedBy: 'dynamics' };
    const { value: reason, minutes } = reasons.find(({ value, label }) => same(text, label) || same(text, value)) ?? {
      value: text,
    };
    return { ready, reason, ...(minutes === undefined ? {} : { minutes }), changedBy: 'dynamics' };
  }

  /** Presences that say how the agent stands, the best first; a host may not have the first ones. */
  textsOf({ ready, reason, activity }: AgentView, reasons: readonly NotReadyReason[]): readonly string[] {
    // What was chosen for after the call is no presence before it is over.
    if (activity !== 'idle') return [this.textOf('BUSY')];
    if (ready) return [this.textOf('AVAILABLE')];
    const label = reasons.find(({ value }) => value === reason)?.label;
    const own = [label, reason].filter((text) => text !== undefined);
    return [...new Set([...own, this.textOf('BUSY_DO_NOT_DISTURB'), this.textOf('BUSY')])];
  }

  private textOf(base: Base): string {
    return this.heard.get(base) ?? usualTexts[base];
  }
}

export const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
