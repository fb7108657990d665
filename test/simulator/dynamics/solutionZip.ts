import { strToU8, zipSync } from 'fflate';

/** Parts of a small but complete solution; a test changes or removes some (`undefined`) before it is zipped. */
export type SolutionParts = Record<string, string | undefined>;

const controlFolder = 'Controls/abc_Sample.Phone';

const row = (table: string, key: string, columns: string): string =>
  `<${table} msdyn_uniquename="${key}">${columns}</${table}>`;
const localized = (name: string, text: string): string =>
  `<${name} default="${text}"><label description="${text}" languagecode="1033" /></${name}>`;

export function solutionParts(): SolutionParts {
  return {
    '[Content_Types].xml':
      '\uFEFF<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      ['xml', 'js', 'html', 'resx']
        .map((e) => `<Default Extension="${e}" ContentType="application/octet-stream" />`)
        .join('') +
      '</Types>',
    'solution.xml': `<ImportExportXml version="9.2.0.0" SolutionPackageVersion="9.2" languagecode="1033"><SolutionManifest>
      <UniqueName>Sample</UniqueName><LocalizedNames><LocalizedName description="Sample" languagecode="1033" /></LocalizedNames>
      <Version>1.0.0.0</Version><Managed>1</Managed>
      <Publisher><UniqueName>sample</UniqueName><CustomizationPrefix>abc</CustomizationPrefix>
        <CustomizationOptionValuePrefix>28410</CustomizationOptionValuePrefix></Publisher>
      <RootComponents><RootComponent type="61" schemaName="abc_/panel.html" behavior="0" />
        <RootComponent type="66" schemaName="abc_Sample.Phone" behavior="0" /></RootComponents>
      <MissingDependencies /></SolutionManifest></ImportExportXml>`,
    'customizations.xml': `<ImportExportXml><Entities /><WebResources><WebResource>
        <WebResourceId>{bf46e924-c3ca-4e11-9079-00224805c6d4}</WebResourceId><Name>abc_/panel.html</Name>
        <WebResourceType>1</WebResourceType><FileName>/WebResources/abc_/panel.html</FileName></WebResource></WebResources>
      <CustomControls><CustomControl><Name>abc_Sample.Phone</Name>
        <FileName>/${controlFolder}/ControlManifest.xml</FileName></CustomControl></CustomControls>
      <msdyn_appconfig_msdyn_channelproviderset><msdyn_appconfig_msdyn_channelprovider
        msdyn_appconfigurationid.msdyn_uniquename="abc_agents" msdyn_channelproviderid.msdyn_uniquename="abc_phone" />
      </msdyn_appconfig_msdyn_channelproviderset>
      <msdyn_appconfiguration_applicationextensionset><msdyn_appconfiguration_applicationextension
        msdyn_appconfigurationid.msdyn_uniquename="abc_agents" msdyn_applicationextensionid.msdyn_uniquename="msdyn_CIFV2Loader" />
      </msdyn_appconfiguration_applicationextensionset>
      <msdyn_notificationtemplate_notificationfieldset><msdyn_notificationtemplate_notificationfield
        msdyn_notificationfieldid.msdyn_uniquename="abc_number" msdyn_notificationtemplateid.msdyn_uniquename="abc_ring" />
      </msdyn_notificationtemplate_notificationfieldset>
      <Languages><Language>1033</Language></Languages></ImportExportXml>`,
    'WebResources/abc_/panel.html': '<!doctype html><title>panel</title>',
    [`${controlFolder}/ControlManifest.xml`]: `<?xml version="1.0" encoding="UTF-8"?><manifest>
      <control namespace="Sample" constructor="Phone" version="1.0.0" control-type="virtual">
      <property name="phoneNumber" usage="bound" required="true" of-type-group="phones" />
      <property name="layout" usage="input" of-type="Enum"><value name="full" default="true">0</value><value name="compact">1</value></property>
      <type-group name="phones"><type>SingleLine.Phone</type><type>SingleLine.Text</type></type-group>
      <resources><code path="bundle.js" order="1" /><platform-library name="React" version="16.14.0" />
      <resx path="strings/Phone.1033.resx" version="1.0.0" /><resx path="strings/Phone.1031.resx" version="1.0.0" /></resources></control></manifest>`,
    [`${controlFolder}/bundle.js`]: '/* bundle */',
    [`${controlFolder}/strings/Phone.1033.resx`]: '<root><data name="Hello"><value>Hello</value></data></root>',
    [`${controlFolder}/strings/Phone.1031.resx`]: '<root><data name="Hello"><value>Hallo</value></data></root>',
    'environmentvariabledefinitions/abc_Url/environmentvariabledefinition.xml': `<environmentvariabledefinition schemaname="abc_Url">${localized('displayname', 'Url')}<type>100000000</type></environmentvariabledefinition>`,
    'msdyn_applicationtabtemplates/abc_customer/msdyn_applicationtabtemplate.xml': row(
      'msdyn_applicationtabtemplate',
      'abc_customer',
      `${localized('msdyn_name', 'Customer')}${localized('msdyn_title', 'Customer Summary')}<msdyn_pagetype>509180001</msdyn_pagetype><msdyn_templateparameters>{"entityName":{"value":"{customerEntityName}"},"entityId":{"value":"{customerRecordId}"},"formId":{"value":null}}</msdyn_templateparameters>`,
    ),
    'msdyn_sessiontemplates/abc_call/msdyn_sessiontemplate.xml': row(
      'msdyn_sessiontemplate',
      'abc_call',
      `<msdyn_anchortab><msdyn_uniquename>abc_customer</msdyn_uniquename></msdyn_anchortab>${localized('msdyn_name', 'Call')}<msdyn_panelstate>162450002</msdyn_panelstate><msdyn_sessiontype>0</msdyn_sessiontype>${localized('msdyn_title', 'Call from {customer}')}`,
    ),
    'msdyn_notificationtemplates/abc_ring/msdyn_notificationtemplate.xml': row(
      'msdyn_notificationtemplate',
      'abc_ring',
      `${localized('msdyn_name', 'Ring')}${localized('msdyn_title', '{headerText}')}<msdyn_timeout>10</msdyn_timeout><msdyn_theme>509180001</msdyn_theme><msdyn_desktopnotificationmode>509180001</msdyn_desktopnotificationmode>`,
    ),
    'msdyn_notificationfields/abc_number/msdyn_notificationfield.xml': row(
      'msdyn_notificationfield',
      'abc_number',
      `${localized('msdyn_name', 'Number')}${localized('msdyn_title', 'Phone')}${localized('msdyn_value', '{phoneNumber}')}`,
    ),
    'msdyn_channelproviders/abc_phone/msdyn_channelprovider.xml': row(
      'msdyn_channelprovider',
      'abc_phone',
      `<msdyn_name>Phone</msdyn_name>${localized('msdyn_label', 'Phone')}<msdyn_channelurl>https://org.example.com/WebResources/abc_/panel.html</msdyn_channelurl><msdyn_enableoutbound>1</msdyn_enableoutbound><msdyn_sortorder>0</msdyn_sortorder>`,
    ),
    'msdyn_appconfigurations/abc_agents/msdyn_appconfiguration.xml': row(
      'msdyn_appconfiguration',
      'abc_agents',
      `${localized('msdyn_name', 'Agents')}<msdyn_appmoduleuniquename>CustomerServiceApps</msdyn_appmoduleuniquename>`,
    ),
  };
}

export function zipOf(parts: SolutionParts): Uint8Array {
  const present = Object.entries(parts).flatMap(([path, text]): [string, Uint8Array][] =>
    text === undefined ? [] : [[path, strToU8(text)]],
  );
  return zipSync(Object.fromEntries(present));
}
