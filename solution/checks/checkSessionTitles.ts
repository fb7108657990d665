import type { SolutionCheck } from './solutionCheck';

/** A session whose title is a bare number cannot be switched to (a known fault of the workspace). */
export const checkSessionTitles: SolutionCheck = ({ rows }) =>
  rows
    .filter(({ table }) => table === 'msdyn_sessiontemplate')
    .filter(({ columns }) => {
      const title = columns.find(({ name }) => name === 'msdyn_title')?.value ?? '';
      return /^[\s+\d().-]*$/.test(title.replace(/\{(phoneNumber|callId)\}/g, ''));
    })
    .map(({ key }) => `The session template ${key} can get a bare number as title: put a word into it.`);
