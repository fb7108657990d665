import { checkVersions } from '../version';
import { buildControl } from './buildControl';
import { parseBuildOptions } from './buildOptions';
import { buildWebResources } from './buildWebResources';
import { runPcfScripts } from './runPcfScripts';

/**
 * `npm run build`: the control to `out/controls/CifSoftphone`, the web resources to `out/webresources`.
 * @param args the command line after the script's name.
 * @returns the exit code; every part is tried, so that one run shows all that is wrong.
 */
export async function build(args: readonly string[]): Promise<number> {
  try {
    const options = parseBuildOptions(args);
    if (options.typesOnly) {
      await runPcfScripts(['refreshTypes']);
      return 0;
    }
    checkVersions();
    const results = await Promise.allSettled([buildWebResources(), buildControl(options)]);
    for (const result of results) {
      if (result.status === 'rejected') {
        console.error(messageOf(result.reason));
      }
    }
    return results.every((result) => result.status === 'fulfilled') ? 0 : 1;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
