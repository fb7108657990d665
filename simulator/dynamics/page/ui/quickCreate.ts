import { webApiClient } from '../webApiClient';
import { forms } from './forms';

/** The quick-create form beside the page; gives the id of the new record, or nothing when the agent gives up. */
export function quickCreate(
  entityName: string,
  defaults: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const form = forms[entityName];
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', `Quick create: ${form?.label ?? entityName}`);
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
      webApiClient.create(entityName, Object.fromEntries(filled)).then(end, reject);
    });
    button('Cancel', () => end(undefined));
    dialog.addEventListener('cancel', () => end(undefined));
    document.body.append(dialog);
    dialog.showModal();
  });
}
