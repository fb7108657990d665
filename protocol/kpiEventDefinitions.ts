/** A row of `msdyn_kpieventdefinition`: Dynamics takes only analytics events that it knows. */
export interface KpiEventDefinition {
  /** Fixed, so that whoever makes them twice makes them once. */
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
}

/** Dataverse's word for an event that is nobody else's. */
export const customEventType = 100_000_001;

/** They travel in no solution: the set-up makes them, by command or by page. */
export const kpiEventDefinitions: readonly KpiEventDefinition[] = [
  { id: '43f70b77-861d-4a9a-879d-be7f15c59478', name: 'cti_ringing', displayName: 'Softphone: rang' },
  { id: 'c372bee5-51bb-45c2-a5a7-2310db5a93b4', name: 'cti_accepted', displayName: 'Softphone: accepted' },
  { id: '87fb8640-cd76-413d-b40a-80edada876a3', name: 'cti_rejected', displayName: 'Softphone: rejected' },
  { id: '25ed209c-0cc3-449b-b11a-9d5e606544ae', name: 'cti_missed', displayName: 'Softphone: missed' },
  { id: '59182c9c-1899-41c1-8203-87bbda049e32', name: 'cti_hold', displayName: 'Softphone: put on hold' },
  { id: '5dcd8b31-78ff-4c6b-95aa-89254bc448e3', name: 'cti_retrieve', displayName: 'Softphone: taken back' },
  { id: '9eafe28a-6e28-464c-85fc-996db5b2c600', name: 'cti_transfer', displayName: 'Softphone: given away' },
  { id: 'b145d602-8a71-4608-976f-7e71b81651f7', name: 'cti_ended', displayName: 'Softphone: ended' },
  { id: '2b934ce5-75a7-427b-a325-86b0f36d2051', name: 'cti_wrapup', displayName: 'Softphone: wrapped up' },
];

/** @param seen names of the definitions that the organisation has, whoever made them */
export const missingKpiEvents = (seen: readonly string[]): readonly KpiEventDefinition[] =>
  kpiEventDefinitions.filter(({ name }) => !seen.includes(name));
