import { webApiClient } from '../webApiClient';
import { forms } from './forms';
import { withBindings } from './lookupDefaults';

/** The quick-create form beside the page; gives the id of the new record, or nothing when the agent gives up. */
export function quickCreate(
  entityName: string,
  defaults: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const form = forms[entityName];
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', `Quick create: ${form?.label ?? entityName}`);
  // A lookup is shown by its name, which nobody types.
  const lookups = Object.fromEntries(
    Object.entries(defaults).filter(([name]) => ['', 'name', 'type'].some((end) => isLookup(defaults, name, end))),
  );
  const inputs = (form?.fields ?? []).flatMap(({ column, label, lookup }) => {
    if (lookup === true) return [];
    const name = document.createElement('label');
    const input = document.createElement('input');
    input.name = column;
    input.value = defaults[column] ?? '';
    name.append(label, input);
    dialog.append(name);
    return [input];
  });
  return new Promise((resolve, reject) => {
    const button = (text: string, press: () => void): void => {
      const element = document.createElement('button');
      element.textContent = text;
      element.addEventListener('click', press);
      dialog.append(element);
    };
    const end = (id: string | undefined): void => {
      dialog.remove();
      resolve(id);
    };
    button('Save and close', () => {
      const filled = inputs.filter(({ value }) => value !== '').map(({ name, value }) => [name, value] as const);
      webApiClient.create(entityName, withBindings({ ...lookups, ...Object.fromEntries(filled) })).then(end, reject);
    });
    button('Cancel', () => end(undefined));
    dialog.addEventListener('cancel', () => end(undefined));
    document.body.append(dialog);
    dialog.showModal();
  });
}

const isLookup = (defaults: Readonly<Record<string, string>>, name: string, end: string): boolean =>
  name.endsWith(end) && `${name.slice(0, name.length - end.length)}type` in defaults;
