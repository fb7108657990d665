/** The part of axe-core's result that a test tells. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

declare global {
  interface Window {
    /** Put into the page by the test. */
    axe?: { run(context: Element, options: unknown): Promise<AxeResults> };
  }
}

/** What axe looks at: all that it knows, or colours alone, where nothing else is different from a page it has seen. */
export type AxeRules = 'all' | 'colours';

/** WCAG 2.2 AA and axe's own best practices, but the rules that speak of a whole page: ours is a part of one. */
const all = { rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } };
const colours = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** What axe finds in the page as it is now, one line each. */
export async function axeFaults(rules: AxeRules = 'all'): Promise<readonly string[]> {
  if (!window.axe) throw new Error('axe-core was not put into the page.');
  const { violations } = await window.axe.run(document.body, rules === 'all' ? all : colours);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}
