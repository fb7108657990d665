import * as React from 'react';
import { english, languages } from '../../../../CifSoftphone/words/languages';
import type { FieldOptions } from './pageOptions';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

interface MakerFlyoutProps {
  readonly field: FieldOptions;
  readonly onChange: (field: FieldOptions) => void;
}

/** What a maker or a field security profile would change about the control's column; the links reload the page. */
export function MakerFlyout({ field, onChange }: MakerFlyoutProps): React.ReactElement {
  const box = (name: 'disabled' | 'masked' | 'required' | 'error', label: string): React.ReactElement => (
    <label>
      <input
        type="checkbox"
        checked={field[name]}
        onChange={(event) => onChange({ ...field, [name]: event.target.checked })}
      />
      {label}
    </label>
  );
  const link = (name: string, value: string, label: string): React.ReactElement => {
    const query = new URLSearchParams(location.search);
    if (query.get(name) === value) query.delete(name);
    else query.set(name, value);
    return <a href={`?${query.toString()}`}>{label}</a>;
  };
  return (
    <section className="flyout" aria-label="Maker">
      <strong>The softphone&apos;s column</strong>
      {box('disabled', 'Read-only')}
      {box('masked', 'Secured, not readable')}
      {box('required', 'Required')}
      {box('error', 'With an error from the form')}
      <label>
        Layout
        <select value={field.layout} onChange={(event) => onChange({ ...field, layout: event.target.value })}>
          <option value="">Default of the control</option>
          <option value="full">Whole softphone</option>
          <option value="compact">Compact field</option>
        </select>
      </label>
      <strong>The page</strong>
      {link('theme', 'dark', 'Dark theme')}
      {link('dir', 'rtl', 'Right to left')}
      {languages
        .filter((language) => language !== english)
        .map(({ lcid, tag }) => (
          <React.Fragment key={lcid}>{link('lang', String(lcid), languageNames.of(tag) ?? tag)}</React.Fragment>
        ))}
      {link('react', '16', 'React 16.14 instead of 17.0.2')}
      {link('cif', 'omnichannel', 'With Omnichannel presence')}
      {link('app', 'v1', 'Single-session app with CIF v1')}
      {link('app', 'plain', 'Single-session app without CIF')}
      {link('app', 'pane', 'The same with the softphone in a side pane')}
      {link('panel', 'off', 'Without communication panel')}
    </section>
  );
}
