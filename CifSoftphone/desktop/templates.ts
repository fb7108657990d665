/** Unique names of the templates that the solution ships; makers and admins rely on them. */
export const inboundCallNotification = 'CTI_inboundCallNotification';
export const customerSession = 'CTI_createSession';
export const unknownCallerSession = 'cti_unknownCaller';
export const customerTab = 'cti_customerSummary';
export const searchTab = 'cti_search';
export const newCaseTab = 'cti_newCase';
