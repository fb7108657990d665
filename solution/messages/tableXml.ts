import { columnXml } from './columnXml';
import { ourColumns } from './columns';
import { formXml } from './formXml';
import { stockColumns } from './stockColumns';
import { labels } from './words';
import { element, texts, type Written } from './xmlWriter';

export const tableName = 'cti_conversation';
const schemaName = 'cti_Conversation';
/** Of the phone's package: the one thing of it that the table itself needs. */
export const iconOfTable = 'cti_/softphone/sidepane.svg';

/** The table, its columns in the order of the alphabet, and its form. */
export function tableXml(): Written {
  const columns = [...stockColumns, ...ourColumns].sort((one, other) =>
    one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1,
  );
  return element('Entity', {}, [
    element('Name', { LocalizedName: 'Conversation', OriginalName: 'Conversation' }, schemaName),
    element('EntityInfo', {}, [
      element('entity', { Name: schemaName }, [
        element('LocalizedNames', {}, labels('LocalizedName', 'table')),
        element('LocalizedCollectionNames', {}, labels('LocalizedCollectionName', 'tables')),
        element('Descriptions', {}, labels('Description', 'about')),
        element(
          'attributes',
          {},
          columns.map((column) => columnXml(tableName, column)),
        ),
        ...properties,
      ]),
    ]),
    formXml(),
    element('SavedQueries'),
    element('Visualizations'),
    element('RibbonDiffXml'),
  ]);
}

/** In the platform's order. `IsActivity` and `ActivityTypeMask` cannot be changed once the table is there. */
const properties: readonly Written[] = [
  ...texts({ EntitySetName: 'cti_conversations' }),
  ...texts({ IsDuplicateCheckSupported: 0, IsBusinessProcessEnabled: 0, IsRequiredOffline: 0 }),
  ...texts({ IsInteractionCentricEnabled: 0, IsCollaboration: 1, AutoRouteToOwnerQueue: 0, IsConnectionsEnabled: 1 }),
  element('EntityColor'),
  ...texts({ IsDocumentManagementEnabled: 0, AutoCreateAccessTeams: 0, IsOneNoteIntegrationEnabled: 0 }),
  ...texts({ IsKnowledgeManagementEnabled: 0, IsSLAEnabled: 0, IsDocumentRecommendationsEnabled: 0, IsBPFEntity: 0 }),
  ...texts({ OwnershipTypeMask: 'UserOwned', IsAuditEnabled: 0, IsRetrieveAuditEnabled: 0 }),
  ...texts({ IsRetrieveMultipleAuditEnabled: 0, IsActivity: 1, ActivityTypeMask: 'CommunicationActivity' }),
  ...texts({ IsActivityParty: 0, IsReplicated: 1, IsReplicationUserFiltered: 1, IsMailMergeEnabled: 0 }),
  ...texts({
    IsVisibleInMobile: 0,
    IsVisibleInMobileClient: 0,
    IsReadOnlyInMobileClient: 0,
    IsOfflineInMobileClient: 0,
  }),
  ...texts({ DaysSinceRecordLastModified: 0 }),
  element('MobileOfflineFilters'),
  ...texts({ IsMapiGridEnabled: 1, IsReadingPaneEnabled: 1, IsQuickCreateEnabled: 0, SyncToExternalSearchIndex: 0 }),
  ...texts({ IntroducedVersion: '5.0.0.0', IsCustomizable: 1, IsRenameable: 1, IsMappable: 1 }),
  ...texts({ CanModifyAuditSettings: 1, CanModifyMobileVisibility: 1, CanModifyMobileClientVisibility: 1 }),
  ...texts({ CanModifyMobileClientReadOnly: 1, CanModifyMobileClientOffline: 1, CanModifyConnectionSettings: 1 }),
  ...texts({ CanModifyDuplicateDetectionSettings: 1, CanModifyMailMergeSettings: 1, CanModifyQueueSettings: 1 }),
  ...texts({ CanCreateAttributes: 1, CanCreateForms: 1, CanCreateCharts: 1, CanCreateViews: 1 }),
  ...texts({ CanModifyAdditionalSettings: 1, CanEnableSyncToExternalSearchIndex: 1, IconVectorName: iconOfTable }),
  ...texts({ EnforceStateTransitions: 0, CanChangeHierarchicalRelationship: 1, EntityHelpUrlEnabled: 0 }),
  element('EntityHelpUrl'),
  ...texts({ ChangeTrackingEnabled: 1, CanChangeTrackingBeEnabled: 1, IsEnabledForExternalChannels: 0 }),
  ...texts({ IsMSTeamsIntegrationEnabled: 0, IsSolutionAware: 0, HasRelatedNotes: 'True', HasRelatedFeedback: 'True' }),
];
