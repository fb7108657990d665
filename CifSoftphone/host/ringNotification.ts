import type { CallView } from '../core/calls/callView';
import { isRightToLeft } from '../words/languages';
import type { CifFramework } from './cifFramework';
import type { HostRingOutcome, ShownRing } from './hostPort';
import { fromCifRejection } from './fromCifRejection';
import { fromNotifyRejection, fromNotifyResult } from './fromNotifyResult';
import { settled } from './settled';
import { fillSlugs, type SlugTexts } from './slugs';
import { inboundCallTemplates } from './templates';

export interface RingNotificationsOptions {
  readonly cif: CifFramework;
  readonly textsFor: (call: CallView) => SlugTexts;
  /** LCID of the language that the agent reads. */
  readonly languageId: () => number;
  readonly newToken: () => string;
}

/** Raises the host's notifications from the template of the agent's language, or the nearest that the organisation has. */
export class RingNotifications {
  /** An older package, or a maker, has left these out: they are not asked for again. */
  private readonly missing = new Set<string>();

  constructor(private readonly options: RingNotificationsOptions) {}

  show(call: CallView, headerText: string): ShownRing {
    const { cif, newToken } = this.options;
    let token = newToken();
    let isOver = false;
    let settle: (outcome: HostRingOutcome) => void = () => undefined;
    const outcome = new Promise<HostRingOutcome>((resolve) => (settle = resolve));
    const end = (how: HostRingOutcome): void => {
      isOver = true;
      settle(how);
    };
    const takeBack = (): void => void settled(() => cif.cancelEvent(token)).catch(() => undefined);
    const raise = (about: CallView, title: string): void => {
      const mine = token;
      const isCurrent = (): boolean => mine === token && !isOver;
      void this.raise(about, title, mine, isCurrent).then((said) => {
        if (isCurrent()) return end(said);
        // Of one that was replaced only the agent's Accept still counts: a cancel may look like a decline.
        if (isOver || said !== 'accepted') return;
        takeBack();
        end(said);
      });
    };
    raise(call, headerText);
    return {
      outcome,
      update: (about, title) => {
        if (isOver) return;
        // No call of CIF changes a notification: it is taken back and raised anew.
        takeBack();
        token = newToken();
        raise(about, title);
      },
      cancel: () => {
        if (isOver) return;
        // What the host's own promise does after a cancel is documented nowhere: ours does not wait for it.
        end('cancelled');
        takeBack();
      },
    };
  }

  private async raise(
    call: CallView,
    headerText: string,
    cancellationToken: string,
    isWanted: () => boolean,
  ): Promise<HostRingOutcome> {
    const { cif, textsFor, languageId } = this.options;
    const values = fillSlugs(call, { ...textsFor(call), headerText });
    const templateParameters =
      isRightToLeft(languageId()) && call.number !== undefined
        ? { ...values, phoneNumber: `\u2066${values.phoneNumber}\u2069` }
        : values;
    const names = inboundCallTemplates(languageId(), templateParameters.comments !== '');
    const left = names.filter((name) => !this.missing.has(name));
    for (const templateName of left) {
      try {
        return fromNotifyResult(
          await settled(() => cif.notifyEvent({ templateName, templateParameters, cancellationToken })),
        );
      } catch (reason) {
        const isMissing = fromCifRejection(reason).message.includes('NotificationTemplateNotFoundError');
        if (!isMissing || !isWanted()) return fromNotifyRejection(reason);
        if (templateName !== names[names.length - 1]) this.missing.add(templateName);
      }
    }
    return 'not-shown';
  }
}
