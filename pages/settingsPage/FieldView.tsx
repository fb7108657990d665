import * as React from 'react';
import { isFields, ownField, type Fields } from '../../protocol/fields';
import { withValue } from '../settingsForm/change';
import type { Field } from '../settingsForm/fields';
import type { SettingsKey } from '../words/settingsKeys';
import type { Say } from '../words/say';
import { FieldInput } from './FieldInput';
import { useRowFocus } from './useRowFocus';

export interface FieldsProps {
  readonly fields: readonly Field[];
  readonly values: Fields;
  readonly onChange: (values: Fields) => void;
  readonly say: Say<SettingsKey>;
  /** Paths that are not allowed as they are, with places in lists: `dispositions[2].label`. */
  readonly faulty: readonly string[];
  /** The path of what these fields are in. */
  readonly above: string;
}

/** What a setting is called: the same word means the same in each list. */
export const wordsOf = (path: string): SettingsKey => {
  const [top = '', ...inner] = path.split('.');
  const isPart = !['emergency', 'ring', 'presence'].includes(top) && inner.length > 0;
  const isRow = path.startsWith('presence.notReadyReasons.');
  return (
    isPart || isRow ? `part_${inner[inner.length - 1] ?? ''}` : `set_${path.replaceAll('.', '_')}`
  ) as SettingsKey;
};

/** The fields of one level, each with its own kind of input. */
export function FieldViews({ fields, values, ...rest }: FieldsProps): JSX.Element {
  return (
    <>
      {fields.map((field) => (
        <FieldView key={field.path} field={field} values={values} {...rest} />
      ))}
    </>
  );
}

function FieldView({ field, ...props }: Omit<FieldsProps, 'fields'> & { readonly field: Field }): JSX.Element {
  const { values, onChange, say, faulty, above } = props;
  const value = ownField(values, field.name);
  const set = (next: unknown): void => onChange(withValue(values, field.name, next));
  const path = above === '' ? field.name : `${above}.${field.name}`;
  const id = `set-${path}`;
  const label = (
    <>
      {say(wordsOf(field.path))} <code dir="ltr">{field.name}</code>
    </>
  );
  const isFaulty = isWithin(faulty, path);
  if (field.kind === 'group') {
    return (
      <fieldset data-setting={field.path}>
        <legend>{label}</legend>
        <FieldViews
          {...props}
          above={path}
          fields={field.fields}
          values={isFields(value) ? value : {}}
          onChange={set}
        />
      </fieldset>
    );
  }
  if (field.kind === 'rows') {
    const rows = Array.isArray(value) ? value.map((one) => (isFields(one) ? one : {})) : [];
    return (
      <fieldset data-setting={field.path} data-faulty={faulty.includes(path)}>
        <legend>{label}</legend>
        <Rows {...props} path={path} field={field} rows={rows} onRows={set} />
      </fieldset>
    );
  }
  return (
    <div className="setting" data-setting={field.path} data-faulty={isFaulty}>
      <span id={id}>{label}</span>
      <FieldInput field={field} value={value} onChange={set} say={say} isFaulty={isFaulty} labelId={id} />
    </div>
  );
}

/** The field itself, or one of several texts in it. */
const isWithin = (faulty: readonly string[], path: string): boolean =>
  faulty.some((one) => one === path || one.startsWith(`${path}[`));

interface RowsProps extends Omit<FieldsProps, 'fields' | 'values' | 'onChange' | 'above'> {
  readonly field: Field;
  readonly path: string;
  readonly rows: readonly Fields[];
  readonly onRows: (rows: readonly Fields[]) => void;
}

/** A list in the makers' order. */
function Rows({ field, rows, onRows, say, faulty, path }: RowsProps): JSX.Element {
  const most = field.schema.maxItems ?? Infinity;
  const list = React.useRef<HTMLDivElement>(null);
  const focusOn = useRowFocus(list, rows);
  const moved = (at: number): readonly Fields[] =>
    rows.map((row, index) => (index === at - 1 ? (rows[at] ?? row) : index === at ? (rows[at - 1] ?? row) : row));
  return (
    <div className="rows" ref={list}>
      {rows.map((row, at) => (
        <div
          className="row"
          key={at}
          role="group"
          aria-label={`${field.name} ${at + 1}`}
          data-faulty={faulty.includes(`${path}[${at}]`)}
        >
          <FieldViews
            fields={field.fields}
            values={row}
            onChange={(next) => onRows(rows.map((one, index) => (index === at ? next : one)))}
            say={say}
            faulty={faulty}
            above={`${path}[${at}]`}
          />
          <div className="bar">
            <button
              type="button"
              data-row="up"
              disabled={at === 0}
              onClick={() => {
                focusOn(at - 1, 'up');
                onRows(moved(at));
              }}
            >
              {say('list_up')}
            </button>
            <button
              type="button"
              data-row="remove"
              onClick={() => {
                focusOn(Math.min(at, rows.length - 2), 'remove');
                onRows(rows.filter((_, index) => index !== at));
              }}
            >
              {say('list_remove')}
            </button>
          </div>
        </div>
      ))}
      <button
        type="button"
        data-row="add"
        disabled={rows.length >= most}
        onClick={() => {
          focusOn(rows.length, 'first');
          onRows([...rows, {}]);
        }}
      >
        {say('list_add')}
      </button>
    </div>
  );
}
