import type { XmlElement } from '../model/xmlElement';
import { child } from '../model/xmlElement';
import type { SolutionCheck } from './solutionCheck';

const solutionOrder =
  'UniqueName LocalizedNames Descriptions Version Managed Publisher RootComponents MissingDependencies'.split(' ');
const publisherOrder = (
  'UniqueName LocalizedNames Descriptions EMailAddress SupportingWebsiteUrl CustomizationPrefix ' +
  'CustomizationOptionValuePrefix Addresses'
).split(' ');
const beforeLinks = (
  'Entities Roles Workflows FieldSecurityProfiles Templates EntityMaps EntityRelationships OrganizationSettings ' +
  'optionsets Dashboards WebResources CustomControls SolutionPluginAssemblies AppModuleSiteMaps AppModules ' +
  'EntityDataProviders'
).split(' ');
const refusedRootAttributes = ['OrganizationVersion', 'OrganizationSchemaType', 'CRMServerServiceabilityVersion'];

/** The server reads both documents as sequences; attributes that name an organisation tie the package to it. */
export const checkShape: SolutionCheck = ({ solutionXml, customizationsXml }) => {
  const manifest = child(solutionXml, 'SolutionManifest');
  const links = customizationsXml.children.map(({ name }) => name).filter((name) => name.startsWith('msdyn_'));
  return [
    ...orderFault('solution.xml', manifest, solutionOrder),
    ...orderFault('solution.xml, Publisher,', child(manifest, 'Publisher'), publisherOrder),
    ...orderFault('customizations.xml', customizationsXml, [...beforeLinks, ...[...links].sort(), 'Languages']),
    ...(solutionXml.attributes['SolutionPackageVersion'] === '9.2'
      ? []
      : ['solution.xml must say SolutionPackageVersion 9.2: a later one is refused by organisations that are older.']),
    ...[solutionXml, customizationsXml].flatMap((root) =>
      refusedRootAttributes
        .filter((name) => name in root.attributes)
        .map((name) => `The attribute ${name} ties the package to one organisation: remove it.`),
    ),
  ];
};

function orderFault(where: string, element: XmlElement | undefined, wanted: readonly string[]): readonly string[] {
  const found = (element?.children ?? []).map(({ name }) => name).join(' ');
  return found === wanted.join(' ')
    ? []
    : [`${where} has the elements in another order than the import reads (found: ${found || 'none'}).`];
}
