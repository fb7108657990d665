import { tableName } from './tableXml';
import { element, texts, type Written } from './xmlWriter';

interface Relationship {
  readonly name: string;
  readonly to: string;
  readonly column: string;
  /** The row goes with what it is about. */
  readonly regarding?: 'RemoveLink' | 'NoCascade';
  readonly deletes?: 'RemoveLink';
  /** The platform has no such word for the tie to the activity itself. */
  readonly noRollup?: true;
  readonly collection?: string;
}

/** Those that the platform gives each activity, and to the two tables of customers that each organisation has. */
const relationships: readonly Relationship[] = [
  { name: `account_${tableName}s`, to: 'Account', column: 'RegardingObjectId', regarding: 'RemoveLink' },
  { name: `activity_pointer_${tableName}`, to: 'ActivityPointer', column: 'ActivityId', noRollup: true },
  { name: `contact_${tableName}s`, to: 'Contact', column: 'RegardingObjectId', regarding: 'NoCascade' },
  { name: `${tableName}_businessunit_owningbusinessunit`, to: 'BusinessUnit', column: 'OwningBusinessUnit' },
  { name: `${tableName}_mailbox_sendermailboxid`, to: 'Mailbox', column: 'SenderMailboxId' },
  { name: `${tableName}_owner_ownerid`, to: 'Owner', column: 'OwnerId' },
  {
    name: `${tableName}_sla_slaid`,
    to: 'SLA',
    column: 'SLAId',
    deletes: 'RemoveLink',
    collection: `sla_activitypointer_sla_${tableName}`,
  },
  { name: `${tableName}_sla_slainvokedid`, to: 'SLA', column: 'SLAInvokedId', deletes: 'RemoveLink' },
  { name: `${tableName}_systemuser_createdby`, to: 'SystemUser', column: 'CreatedBy' },
  { name: `${tableName}_systemuser_modifiedby`, to: 'SystemUser', column: 'ModifiedBy' },
  { name: `${tableName}_systemuser_owninguser`, to: 'SystemUser', column: 'OwningUser' },
  { name: `${tableName}_team_owningteam`, to: 'Team', column: 'OwningTeam' },
];

export const relationshipsXml = (): Written => element('EntityRelationships', {}, relationships.map(relationshipXml));

function relationshipXml(one: Relationship): Written {
  const { regarding } = one;
  const goes = regarding === undefined ? 'NoCascade' : 'Cascade';
  return element('EntityRelationship', { Name: one.name }, [
    ...texts({
      EntityRelationshipType: 'OneToMany',
      IsCustomizable: 1,
      IntroducedVersion: '1.0.0.0',
      IsHierarchical: 0,
    }),
    ...texts({ ReferencingEntityName: tableName, ReferencedEntityName: one.to }),
    ...texts({ CascadeAssign: goes, CascadeDelete: one.deletes ?? goes, CascadeArchive: regarding ?? 'NoCascade' }),
    ...texts({ CascadeReparent: goes, CascadeShare: goes, CascadeUnshare: goes }),
    ...(one.noRollup === true ? [] : texts({ CascadeRollupView: 'NoCascade' })),
    ...texts({ ReferencingAttributeName: one.column }),
    element('RelationshipDescription', {}, [
      element('Descriptions', {}, [element('Description', { description: '', languagecode: '1033' })]),
    ]),
    ...(one.collection === undefined ? [] : [roles(one.collection, one.name)]),
  ]);
}

const roles = (collection: string, lookup: string): Written =>
  element('EntityRelationshipRoles', {}, [
    element('EntityRelationshipRole', {}, [
      ...texts({ NavPaneDisplayOption: 'UseCollectionName', NavPaneArea: 'Details', NavPaneOrder: 10_001 }),
      ...texts({ NavigationPropertyName: collection, RelationshipRoleType: 1 }),
    ]),
    element('EntityRelationshipRole', {}, texts({ NavigationPropertyName: lookup, RelationshipRoleType: 0 })),
  ]);
