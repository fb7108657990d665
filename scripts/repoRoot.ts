import { resolve } from 'node:path';

/** Absolute path of the repository's top folder, wherever a command is started from. */
export const repoRoot = resolve(__dirname, '..');
