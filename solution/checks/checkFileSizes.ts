import type { SolutionCheck } from './solutionCheck';

/** The server's default limit for an uploaded file. */
const maxFileBytes = 5 * 1024 * 1024;

export const checkFileSizes: SolutionCheck = ({ files }) =>
  [...files]
    .filter(([, bytes]) => bytes.length > maxFileBytes)
    .map(
      ([path, bytes]) =>
        `${path} has ${(bytes.length / 1024 / 1024).toFixed(1)} MiB, more than the 5 MiB that an organisation takes: ` +
        'is it a development build?',
    );
