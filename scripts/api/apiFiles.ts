import { stringify } from 'yaml';
import { routes } from '../../adaptor/src/routes';
import { version } from '../../package.json';
import { asyncApi } from './asyncApi';
import { openApi } from './openApi';
import { settingsDocument } from './settingsDocument';

const head = '# Made from protocol/schemas by `npm run api`; do not edit.\n';
const toYaml = (document: object): string =>
  head + stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 });

/** Every document that is made from the schemas, by its path. */
export const apiFiles = (): Readonly<Record<string, string>> => ({
  'docs/api/openapi.yaml': toYaml(openApi(routes, version)),
  'docs/api/asyncapi.yaml': toYaml(asyncApi(version)),
  'docs/settings.schema.json': `${JSON.stringify(settingsDocument(), null, 2)}\n`,
});
