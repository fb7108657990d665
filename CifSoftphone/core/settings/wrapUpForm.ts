import { ownField } from '../../../protocol/fields';
import type { Disposition, SoftphoneSettings, WrapUpField } from './softphoneSettings';

/** What is asked about one call in its wrap-up. */
export interface WrapUpForm {
  readonly dispositions: readonly Disposition[];
  readonly isDispositionRequired: boolean;
  readonly fields: readonly WrapUpField[];
}

interface Answers {
  readonly disposition: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
}

const isOf = (queue: string | undefined, queues: readonly string[] | undefined): boolean =>
  queues === undefined || queues.some((one) => one.toLowerCase() === queue?.toLowerCase());

/** What makers ask of calls of this queue: what names no queue is asked of all. */
export function wrapUpFormOf(
  settings: Pick<SoftphoneSettings, 'dispositions' | 'dispositionRequired' | 'wrapUpFields'>,
  queue: string | undefined,
): WrapUpForm {
  const { dispositionRequired: required } = settings;
  const dispositions = settings.dispositions.filter(({ queues }) => isOf(queue, queues));
  return {
    dispositions,
    // Where nothing can be chosen, nothing can be wanted.
    isDispositionRequired:
      dispositions.length > 0 && (typeof required === 'boolean' ? required : isOf(queue, required)),
    fields: settings.wrapUpFields.filter(({ queues }) => isOf(queue, queues)),
  };
}

/** What must be answered and is not, in the order in which it is asked: `disposition`, or columns. */
export const missingIn = ({ isDispositionRequired, fields }: WrapUpForm, answers: Answers): readonly string[] => [
  ...(isDispositionRequired && answers.disposition === undefined ? ['disposition'] : []),
  ...fields
    .filter(({ column, required }) => required === true && (ownField(answers.fields, column) ?? '').trim() === '')
    .map(({ column }) => column),
];
