import type { SolutionCheck } from './solutionCheck';

const typeOfExtension: Readonly<Record<string, string>> = {
  html: '1',
  css: '2',
  js: '3',
  png: '5',
  svg: '11',
  resx: '12',
};

/** Names, types and fixed ids of web resources. */
export const checkWebResources: SolutionCheck = ({ webResources }) => {
  const ids = webResources.map(({ id }) => id.toLowerCase());
  return webResources.flatMap(({ name, id, type }, index) => [
    ...(/^[A-Za-z0-9_.]+(\/[A-Za-z0-9_.]+)*$/.test(name) && !/\.(aspx|ascx|asmx|ashx)$/.test(name)
      ? []
      : [`The web resource name "${name}" may hold letters, digits, _, . and single slashes.`]),
    ...(typeOfExtension[name.split('.').pop() ?? ''] === type
      ? []
      : [`The web resource ${name} has type ${type}, which does not fit its extension.`]),
    ...(/^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i.test(id) && !/^\{0{8}/.test(id)
      ? []
      : [`The web resource ${name} needs a real, constant id in braces, not "${id}".`]),
    ...(ids.indexOf(id.toLowerCase()) === index ? [] : [`The web resource ${name} has the id of another one.`]),
  ]);
};
