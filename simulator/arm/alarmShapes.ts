import * as v from 'valibot';
import { guid, location, tags, type ResourceShape } from './shape';

const severity = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4));
const minutes = v.picklist(['PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H']);
const operator = v.picklist(['GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual']);
const isJsonText = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const logCondition = v.strictObject({
  query: v.pipe(v.string(), v.minLength(1)),
  timeAggregation: v.picklist(['Count', 'Average', 'Minimum', 'Maximum', 'Total']),
  metricMeasureColumn: v.string(),
  operator,
  threshold: v.number(),
  failingPeriods: v.strictObject({ numberOfEvaluationPeriods: v.number(), minFailingPeriodsToAlert: v.number() }),
});

const metricCondition = v.strictObject({
  criterionType: v.literal('StaticThresholdCriterion'),
  name: v.string(),
  metricNamespace: v.literal('Microsoft.SignalRService/SignalR'),
  metricName: v.picklist([
    'ConnectionCount',
    'ConnectionQuotaUtilization',
    'MessageCount',
    'ServerLoad',
    'SystemErrors',
    'UserErrors',
  ]),
  timeAggregation: v.picklist(['Average', 'Maximum', 'Minimum', 'Total', 'Count']),
  operator,
  threshold: v.number(),
});

/** Of `Microsoft.Insights`: alarms, whom they are sent to, and the workbook. */
export const alarmShapes: Readonly<Record<string, ResourceShape>> = {
  'Microsoft.Insights/actionGroups': {
    apiVersion: '2023-01-01',
    name: /^[\w.-]{1,260}$/,
    body: v.strictObject({
      location: v.literal('Global'),
      tags,
      properties: v.strictObject({
        groupShortName: v.pipe(v.string(), v.maxLength(12)),
        enabled: v.boolean(),
        emailReceivers: v.array(
          v.strictObject({
            name: v.string(),
            emailAddress: v.pipe(v.string(), v.email()),
            useCommonAlertSchema: v.boolean(),
          }),
        ),
      }),
    }),
  },
  'Microsoft.Insights/scheduledQueryRules': {
    apiVersion: '2021-08-01',
    name: /^[\w.-]{1,260}$/,
    body: v.strictObject({
      location,
      tags,
      kind: v.literal('LogAlert'),
      properties: v.strictObject({
        displayName: v.string(),
        description: v.string(),
        severity,
        enabled: v.boolean(),
        evaluationFrequency: minutes,
        windowSize: minutes,
        scopes: v.pipe(v.array(v.string()), v.length(1)),
        autoMitigate: v.boolean(),
        skipQueryValidation: v.boolean(),
        criteria: v.strictObject({ allOf: v.pipe(v.array(logCondition), v.length(1)) }),
        actions: v.strictObject({ actionGroups: v.array(v.string()) }),
      }),
    }),
  },
  'Microsoft.Insights/metricAlerts': {
    apiVersion: '2018-03-01',
    name: /^[\w.-]{1,260}$/,
    body: v.strictObject({
      location: v.literal('global'),
      tags,
      properties: v.strictObject({
        description: v.string(),
        severity,
        enabled: v.boolean(),
        scopes: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(2)),
        evaluationFrequency: minutes,
        windowSize: minutes,
        autoMitigate: v.boolean(),
        criteria: v.variant('odata.type', [
          v.strictObject({
            'odata.type': v.literal('Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'),
            allOf: v.array(metricCondition),
          }),
          v.strictObject({
            'odata.type': v.literal('Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'),
            webTestId: v.string(),
            componentId: v.string(),
            failedLocationCount: v.pipe(v.number(), v.minValue(1)),
          }),
        ]),
        actions: v.array(v.strictObject({ actionGroupId: v.string() })),
      }),
    }),
  },
  'Microsoft.Insights/webtests': {
    apiVersion: '2022-06-15',
    name: /^[\w.-]{1,260}$/,
    body: v.strictObject({
      location,
      tags,
      kind: v.literal('standard'),
      properties: v.strictObject({
        SyntheticMonitorId: v.string(),
        Name: v.string(),
        Kind: v.literal('standard'),
        Enabled: v.boolean(),
        Frequency: v.picklist([300, 600, 900]),
        Timeout: v.number(),
        RetryEnabled: v.boolean(),
        Locations: v.pipe(v.array(v.strictObject({ Id: v.string() })), v.minLength(1)),
        Request: v.strictObject({
          RequestUrl: v.pipe(v.string(), v.url()),
          HttpVerb: v.literal('GET'),
          FollowRedirects: v.boolean(),
          ParseDependentRequests: v.boolean(),
        }),
        ValidationRules: v.strictObject({
          ExpectedHttpStatusCode: v.number(),
          SSLCheck: v.boolean(),
          SSLCertRemainingLifetimeCheck: v.number(),
        }),
      }),
    }),
  },
  'Microsoft.Insights/workbooks': {
    apiVersion: '2022-04-01',
    name: guid,
    body: v.strictObject({
      location,
      tags,
      kind: v.literal('shared'),
      properties: v.strictObject({
        displayName: v.string(),
        version: v.string(),
        category: v.literal('workbook'),
        sourceId: v.string(),
        serializedData: v.pipe(v.string(), v.check(isJsonText, 'is no JSON')),
      }),
    }),
  },
};
