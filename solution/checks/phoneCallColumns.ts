/** Its own file: views and charts may name these columns only, which every organisation has and the softphone fills. */
export const phoneCallColumns: ReadonlySet<string> = new Set([
  'activityid',
  'actualdurationminutes',
  'actualend',
  'actualstart',
  'category',
  'directioncode',
  'ownerid',
  'phonenumber',
  'regardingobjectid',
  'scheduledend',
  'scheduledstart',
  'subcategory',
  'subject',
]);
