import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** No packages can be had here: another machine, or no network. Says why in one sentence. */
export class NoPackages extends Error {}

const suite = 'sid';
/** For each of the three steps: the lists (10 MB), the packages (45 MB), each unpacking. */
const stepMs = 120_000;

/** Programs with the libraries that they load, all of one suite: the suite's own loader runs them, whatever this machine has. */
export interface DebianPrograms {
  /** The folder among those that are kept. */
  readonly folder: string;
  readonly what: string;
  readonly size: string;
  /** There when all is. */
  readonly proof: string;
  readonly packages: readonly string[];
}

/** Debian's stable suites have no Asterisk. */
export const asteriskPrograms: DebianPrograms = {
  folder: 'root',
  what: 'Asterisk 22, SIPp and baresip',
  size: '45 MB',
  proof: 'usr/sbin/asterisk',
  packages: [
    ...['asterisk', 'asterisk-modules', 'sip-tester', 'baresip-core', 'libre1', 'librem1'],
    ...['libc6', 'libgcc-s1', 'libstdc++6', 'libbsd0', 'libmd0', 'libcap2', 'libcrypt1', 'libedit2', 'libjansson4'],
    ...['libnspr4', 'libnss3', 'libopus0', 'libsqlite3-0', 'libsrtp2-1', 'libssl3t64', 'libsystemd0', 'libtinfo6'],
    ...['liburiparser1', 'libuuid1', 'libxml2-16', 'libxslt1.1', 'libzstd1', 'zlib1g', 'libpcap0.8t64', 'libsctp1'],
    ...['libgsl28', 'libgslcblas0', 'libncursesw6', 'libpugixml1v5', 'libdbus-1-3', 'libsndfile1', 'libflac14'],
    ...['libvorbis0a', 'libvorbisenc2', 'libogg0', 'libmpg123-0t64', 'libmp3lame0'],
  ],
};

export const prosodyPrograms: DebianPrograms = {
  folder: 'prosody',
  what: 'Prosody',
  size: '17 MB',
  proof: 'usr/bin/prosody',
  packages: [
    ...['prosody', 'lua5.4', 'lua-expat', 'lua-filesystem', 'lua-socket', 'lua-sec', 'lua-bitop', 'libexpat1'],
    ...['libicu78', 'libstdc++6', 'libgcc-s1', 'libc6', 'libssl3t64', 'libzstd1', 'zlib1g', 'libtinfo6'],
    'libreadline8t64',
  ],
};

/** What nothing here reads: half of the size. */
const leftOut = ['./usr/share/doc', './usr/share/man', './usr/share/locale', './usr/share/lintian', './etc', './var'];

/** Where the packages are kept between runs: `INTEROP_DIR`, or a folder among the temporary ones. */
export const debianFolder = (): string => process.env.INTEROP_DIR ?? join(tmpdir(), 'cif-softphone-debian');

/** Where they come from: `DEBIAN_MIRROR`, or Debian's own. */
export const mirror = (): string => process.env.DEBIAN_MIRROR ?? 'http://deb.debian.org/debian';

/** They are there already. */
export const hasDebian = (folder: string, { folder: name, proof }: DebianPrograms): boolean =>
  existsSync(join(folder, name, proof));

/**
 * Puts the packages into a folder, without root and without changing anything of the machine: with an apt state of its
 * own, unpacked and not installed. What is there already is taken. @param folder may be kept between runs
 * @param say is told what is fetched @returns the root of the tree @throws NoPackages
 */
export function getDebian(folder: string, programs: DebianPrograms, say: (line: string) => void): string {
  const { folder: name, what, size, packages } = programs;
  const root = join(folder, name);
  if (hasDebian(folder, programs)) return root;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new NoPackages('This is no Linux on x86-64.');
  const state = join(folder, `apt-${name}`);
  const fresh = join(folder, `unpacking-${name}`);
  for (const old of [state, fresh]) rmSync(old, { recursive: true, force: true });
  for (const part of ['lists/partial', 'cache/archives/partial', 'etc/apt.conf.d', 'etc/preferences.d', 'debs']) {
    mkdirSync(join(state, part), { recursive: true });
  }
  mkdirSync(fresh, { recursive: true });
  const config = join(state, 'apt.conf');
  const env = { ...process.env, APT_CONFIG: config };
  const run = (command: string, args: readonly string[], cwd = folder): string =>
    execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: stepMs });
  try {
    writeFileSync(join(state, 'status'), '');
    writeFileSync(join(state, 'etc/sources.list'), sourceLine());
    writeFileSync(config, aptConfig(state));
    say(`Fetching ${what} of Debian ${suite} into ${folder} (${size}; nothing is installed) …`);
    // Without that word a list that could not be fetched is no error, and then no package is known.
    run('apt-get', ['-qq', '-o', 'APT::Update::Error-Mode=any', 'update']);
    const debs = join(state, 'debs');
    run('apt-get', ['-qq', 'download', ...packages], debs);
    const without = leftOut.map((path) => `--exclude=${path}`);
    for (const deb of readdirSync(debs)) {
      run('sh', [
        '-c',
        'dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" "${@:3}"'.replace('"${@:3}"', without.join(' ')),
        'sh',
        join(debs, deb),
        fresh,
      ]);
    }
    rmSync(root, { recursive: true, force: true });
    renameSync(fresh, root);
    return root;
  } catch (error) {
    throw new NoPackages(`Debian's packages could not be fetched: ${whyNot(error)}`);
  } finally {
    for (const old of [state, fresh]) rmSync(old, { recursive: true, force: true });
  }
}

function sourceLine(): string {
  return `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror()} ${suite} main\n`;
}

/** A mirror that was frozen says that its index has expired; the packages' signatures count all the same. */
const aptConfig = (state: string): string =>
  [
    `Dir::Etc "${state}/etc"; Dir::State "${state}"; Dir::State::lists "${state}/lists"; Dir::State::status "${state}/status";`,
    `Dir::Cache "${state}/cache"; APT::Architecture "amd64"; APT::Architectures {"amd64";}; APT::Sandbox::User "";`,
    'Acquire::Check-Valid-Until "false"; Acquire::Languages "none"; Acquire::Retries "2"; Acquire::http::Timeout "20";',
    'Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";',
    '',
  ].join('\n');

/** What a program said as it failed; `apt-get`'s own errors come behind its warnings. */
function whyNot(error: unknown): string {
  const { code, stderr } = error as { readonly code?: unknown; readonly stderr?: unknown };
  if (code === 'ENOENT') return 'this machine has no apt-get (Debian and Ubuntu have it).';
  if (code === 'ETIMEDOUT') return `they did not come within ${stepMs / 1_000} s.`;
  const lines = String(stderr ?? error)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.find((line) => line.startsWith('E:')) ?? lines[0] ?? 'unknown';
}
