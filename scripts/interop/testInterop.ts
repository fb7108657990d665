import { spawnSync } from 'node:child_process';
import { ensureBuilt } from '../ensureBuilt';
import { ensureChromium } from '../ensureChromium';
import { repoRoot } from '../repoRoot';
import { asteriskPrograms, debianFolder, getDebian, NoPackages, prosodyPrograms } from './getDebian';

/** With both cores busy otherwise, at a load of 22, the suite took eight and a half. */
const longestMs = 10 * 60_000;

/** What the last line says where nothing could be tried: neither passed nor failed. */
const skipped = 'INTEROP SKIPPED: nothing was tried with a real Asterisk or a real Prosody.';

/**
 * `npm run test:interop [-- jest arguments]`: calls through a real Asterisk, chats through a real Prosody. Their packages are kept in INTEROP_DIR between
 * runs. Where they cannot be had, it says so loudly and ends well, unless INTEROP_REQUIRED=1.
 */
function main(): number {
  let root: string;
  let prosody: string;
  try {
    root = getDebian(debianFolder(), asteriskPrograms, console.log);
    prosody = getDebian(debianFolder(), prosodyPrograms, console.log);
  } catch (error) {
    if (!(error instanceof NoPackages)) throw error;
    console.error(`${error.message}\n${skipped}`);
    return process.env.INTEROP_REQUIRED === '1' ? 1 : 0;
  }
  // Agents talk in a real browser, with the softphone as it is shipped.
  const chromium = ensureChromium(console.log);
  ensureBuilt(console.log);
  const { status, error } = spawnSync(
    process.execPath,
    // One PBX at a time: two would share the cores and make each other late.
    [require.resolve('jest/bin/jest'), '--selectProjects', 'interop', '-w', '1', ...process.argv.slice(2)],
    {
      cwd: repoRoot,
      stdio: 'inherit',
      env: { ...process.env, CHROMIUM: chromium, DEBIAN_ROOT: root, PROSODY_ROOT: prosody },
      timeout: longestMs,
    },
  );
  if (error !== undefined) console.error(`The suite was ended: ${error.message} (at most ${longestMs / 60_000} min).`);
  return status ?? 1;
}

process.exitCode = main();
