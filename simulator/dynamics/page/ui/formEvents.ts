/** What `sidepane.js` of the solution puts into the window of the script. */
interface PaneScript {
  startSidePane(...given: readonly unknown[]): void;
  openSidePane(...given: readonly unknown[]): void;
}

let loading: Promise<PaneScript | undefined> | undefined;

/** The library that a maker added to the form; Dynamics loads it once. */
const library = (): Promise<PaneScript | undefined> =>
  (loading ??= new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = '/WebResources/cti_/softphone/sidepane.js';
    const done = (): void => resolve((window as { CtiSoftphone?: PaneScript }).CtiSoftphone);
    script.addEventListener('load', done);
    script.addEventListener('error', done);
    document.head.append(script);
  }));

/** What Dynamics passes on to a handler, or to a command as its PrimaryControl. */
const formContext = { data: { entity: {} } };

/** The form's event OnLoad, with the handler that docs/side-pane.md has a maker add. */
export const raiseFormLoad = async (settings: string): Promise<void> =>
  (await library())?.startSidePane({ getFormContext: () => formContext }, settings);

/** The command of the same page. */
export const runSoftphoneCommand = async (settings: string): Promise<void> =>
  (await library())?.openSidePane(formContext, settings);
