import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repoRoot } from '../repoRoot';

/**
 * Runs one pcf-scripts command at the repository's top, with its telemetry off.
 * @throws Error when it ends with another code than 0; its own output says why.
 */
export async function runPcfScripts(args: readonly string[]): Promise<void> {
  const program = join(repoRoot, 'node_modules', 'pcf-scripts', 'bin', 'pcf-scripts.js');
  const child = spawn(process.execPath, [program, ...args], {
    cwd: repoRoot,
    stdio: 'inherit',
    env: { ...process.env, PP_TOOLS_TELEMETRY_OPTOUT: '1' },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) {
    throw new Error(`pcf-scripts ${args[0] ?? ''} ended with code ${code ?? 'none'}; its messages are above.`);
  }
}
