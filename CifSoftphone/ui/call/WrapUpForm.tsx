import * as React from 'react';
import { ownField } from '../../../protocol/fields';
import { missingIn, wrapUpFormOf, type WrapUpForm as Form } from '../../core/settings/wrapUpForm';
import { fill } from '../../words/texts';
import type { WrapUpFormProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { fieldStyles } from '../parts/SelectField';
import { DispositionField } from './DispositionField';
import { WrapUpAnswer } from './WrapUpAnswer';

/** How often each disposition was chosen in this browser. */
export interface ChoiceCounts {
  read(): Readonly<Record<string, number>>;
  add(value: string): void;
}

/** As many stand ready to be pressed. */
const readyOnes = 3;

/** What makers ask about a call in its wrap-up: the disposition, and up to five fields more. */
export const wrapUpForm = (counts: ChoiceCounts): React.FC<WrapUpFormProps> => {
  const WrapUpForm: React.FC<WrapUpFormProps> = ({ call, isComplete }) => {
    const { place, view, texts } = useSoftphone();
    const { key, queue, draft } = call;
    const form = React.useMemo(() => wrapUpFormOf(view.settings, queue), [view.settings, queue]);
    const ready = React.useMemo(() => mostUsed(form, counts.read()), [form]);
    const ref = React.useRef<HTMLDivElement>(null);
    const [timesAsked, ask] = React.useState(0);
    /** What was said here and has not come back with the view yet. */
    const own = React.useRef({
      disposition: undefined as string | null | undefined,
      fields: new Map<string, string>(),
    });
    const disposition = draft?.disposition;
    // It has come back: from now on the view is right, whoever changes it.
    React.useLayoutEffect(() => {
      const { disposition: said, fields } = own.current;
      if (said !== undefined && (said ?? undefined) === disposition) own.current.disposition = undefined;
      for (const [column, text] of fields) {
        if ((ownField(draft?.fields ?? {}, column) ?? '') === text) fields.delete(column);
      }
    }, [draft, disposition]);
    const missing = (): string | undefined =>
      missingIn(form, {
        disposition: own.current.disposition === undefined ? disposition : (own.current.disposition ?? undefined),
        fields: { ...draft?.fields, ...Object.fromEntries(own.current.fields) },
      })[0];
    const dispose = (value: string | undefined): void => {
      own.current.disposition = value ?? null;
      place.dispose(key, value);
    };
    React.useLayoutEffect(() => {
      isComplete.current = () => {
        const first = missing();
        ask((times) => (first === undefined ? 0 : times + 1));
        const said = own.current.disposition ?? disposition;
        if (first === undefined && said !== undefined) counts.add(said);
        if (first !== undefined) ref.current?.querySelector<HTMLElement>(`[data-asks="${first}"]`)?.focus();
        return first === undefined;
      };
    });
    React.useEffect(
      () => () => {
        isComplete.current = () => true;
      },
      [isComplete],
    );
    useFaultInSight(ref, timesAsked);
    const first = timesAsked > 0 ? missing() : undefined;
    const fault = (name: string, label: string): string | undefined =>
      first === name ? fill(texts('WrapUp_Missing'), { field: label }) : undefined;
    return (
      <div ref={ref} className={fieldStyles.fields} data-aside data-testid="wrap-up-form">
        {(form.dispositions.length > 0 || disposition !== undefined) && (
          <DispositionField
            choices={form.dispositions}
            ready={ready}
            value={disposition}
            required={form.isDispositionRequired}
            fault={fault('disposition', texts('Disposition_Label'))}
            onChoose={dispose}
          />
        )}
        {form.fields.map((field) => (
          <WrapUpAnswer
            key={field.column}
            field={field}
            value={ownField(draft?.fields ?? {}, field.column) ?? ''}
            fault={fault(field.column, field.label)}
            onAnswer={(text) => {
              own.current.fields.set(field.column, text);
              place.answer(key, field.column, text);
            }}
          />
        ))}
      </div>
    );
  };
  return WrapUpForm;
};

/** What is missing is said below the field that has the keyboard: in a low window below the edge. */
function useFaultInSight(form: React.RefObject<HTMLElement>, times: number): void {
  React.useEffect(() => {
    if (times > 0) form.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
  }, [form, times]);
}

/** Those that this agent needs most, in the makers' order where nothing tells them apart. */
const mostUsed = ({ dispositions }: Form, counts: Readonly<Record<string, number>>): Form['dispositions'] =>
  [...dispositions]
    .sort((a, b) => (ownField(counts, b.value) ?? 0) - (ownField(counts, a.value) ?? 0))
    .slice(0, readyOnes);
