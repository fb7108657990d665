/**
 * Loads a script of the organisation's own once per page, by a script element: the page's content security policy
 * then covers it.
 *
 * @param url address on the organisation's own origin
 * @param find gives what the script leaves behind, `undefined` while it is not there
 * @returns rejects when the file is missing or is not ours; a later call tries again
 */
export async function loadScript<T>(url: string, find: () => T | undefined): Promise<T> {
  const there = find();
  if (there !== undefined) return there;
  const running = loading.get(url) ?? run(url);
  loading.set(url, running);
  try {
    const element = await running;
    const loaded = find();
    if (loaded !== undefined) return loaded;
    element.remove();
    throw new Error(`${url} is not our script.`);
  } finally {
    if (loading.get(url) === running) loading.delete(url);
  }
}

/** Two controls on one form ask at the same moment; one element is enough. */
const loading = new Map<string, Promise<HTMLScriptElement>>();

function run(url: string): Promise<HTMLScriptElement> {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.async = true;
    element.onerror = () => {
      element.remove();
      reject(new Error(`${url} could not be loaded.`));
    };
    element.onload = () => resolve(element);
    element.src = url;
    document.head.appendChild(element);
  });
}
