import type { AgentState } from '../../protocol/messages/agentState';
import type { Presence } from '../host/presencePort';
import type { AgentChoice } from '../core/line/linePort';
import type { Choice } from '../core/settings/softphoneSettings';

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
  choiceOf({ text, base }: Presence, reasons: readonly Choice[]): AgentChoice {
    const ready = base === undefined ? same(text, this.textOf('AVAILABLE')) : base === 'AVAILABLE';
    const reason = reasons.find(({ value, label }) => same(text, label) || same(text, value))?.value ?? text;
    return { ready, ...(ready ? {} : { reason }), changedBy: 'dynamics' };
  }

  /** Presences that say how the agent stands, the best first; a host may not have the first ones. */
  textsOf({ ready, reason, activity }: AgentState, reasons: readonly Choice[]): readonly string[] {
    if (ready) return [this.textOf(activity === 'idle' ? 'AVAILABLE' : 'BUSY')];
    const label = reasons.find(({ value }) => value === reason)?.label;
    const own = [label, reason].filter((text) => text !== undefined);
    return [...new Set([...own, this.textOf('BUSY_DO_NOT_DISTURB'), this.textOf('BUSY')])];
  }

  private textOf(base: Base): string {
    return this.heard.get(base) ?? usualTexts[base];
  }
}

export const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
