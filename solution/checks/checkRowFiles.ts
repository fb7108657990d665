import type { SolutionCheck } from './solutionCheck';

/** Folder = table in the plural, inner folder = key to the letter, file = table, columns in alphabetical order. */
export const checkRowFiles: SolutionCheck = ({ rows }) =>
  rows.flatMap(({ path, folder, folderKey, table, keyAttribute, key, columns }) => {
    const names = columns.map(({ name }) => name);
    const wantedKey = table === 'environmentvariabledefinition' ? 'schemaname' : 'msdyn_uniquename';
    return [
      ...(folder === `${table}s` && path.endsWith(`/${table}.xml`)
        ? []
        : [`${path} holds a row of ${table}: it must be ${table}s/<key>/${table}.xml.`]),
      ...(folderKey === key ? [] : [`${path} holds the row "${key}": its folder must have exactly that name.`]),
      ...(keyAttribute === wantedKey ? [] : [`${path} must carry its key in the attribute ${wantedKey}.`]),
      ...(names.join() === [...names].sort().join() && new Set(names).size === names.length
        ? []
        : [`${path} must have its columns once each and in alphabetical order.`]),
    ];
  });
