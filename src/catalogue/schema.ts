import { z } from 'zod';
import { parsePeriod, recordTimes, rollupRules } from '../model';
import { recordMeasures } from './record-measures';
import { ruleParts, ruleRelations } from './relations';
import { bulletinSchema } from './bulletin/schema';

/*
 * The shape of a catalogue file, and of common.yaml. Descriptions are kept with the fields, so that the JSON schema
 * that editors use says the same.
 */

const text = z.strictObject({ zh: z.string(), en: z.string() });
const code = z.string().regex(/^[A-Za-z0-9%‰][A-Za-z0-9_.-]{0,31}$/, 'a code: up to 32 letters, digits, _, - or .');
const synonyms = z.array(z.string().min(1)).default([]);
const exact = z.string().regex(/^-?\d+(\.\d+)?$/, 'an exact decimal in quotes, such as "0.0001"');
const range = z.strictObject({ min: exact.optional(), max: exact.optional() });

const unitSchema = z.strictObject({
  code: code.describe('how exports name the unit'),
  dimension: z.string().describe('units of one dimension convert into each other'),
  factor: exact.describe("size in the dimension's base unit"),
  symbol: text.describe('printed after a number'),
  synonyms,
});

const headings = z.strictObject({
  branch: synonyms,
  period: synonyms,
  service: synonyms,
  indicator: synonyms,
  customer_class: synonyms,
  unit: synonyms,
  other: synonyms,
});

export const wordsSchema = z.strictObject({
  value: synonyms.describe('a column that holds values'),
  numerator: synonyms.describe('a column that holds numerators'),
  volume: synonyms.describe('a column that holds volumes'),
  headings: headings.prefault({}).describe('what the cells below a heading say of their rows'),
  sum: synonyms.describe('a row or column that adds the others up'),
  mean: synonyms.describe('a row or column that averages the others'),
  note: synonyms.describe('begins a text that is no data'),
  filler: synonyms.describe('says nothing of its own beside other words'),
  title: synonyms.describe('says nothing of its own in a title or the name of a sheet'),
  example: synonyms.describe('begins a row that shows how to fill in'),
  findings_sheet: synonyms.describe('names the sheet of findings in an annotated copy'),
  not_reported: synonyms.describe('in place of a number: nothing is known'),
  no_business: synonyms.describe('in place of a number: there is no such business'),
  not_offered: synonyms.describe('in place of a number: the service is not offered'),
  yes: synonyms.describe('answers that a customer was satisfied'),
  no: synonyms.describe('answers that a customer was not satisfied'),
  below: synonyms.describe('before a number: at most'),
  above: synonyms.describe('before a number: at least'),
});

export const commonSchema = z.strictObject({ units: z.array(unitSchema), words: wordsSchema });

export interface OrganisationUnitFile {
  code: string;
  name: { zh: string; en: string };
  synonyms: string[];
  branches: OrganisationUnitFile[];
}

const organisationUnit: z.ZodType<OrganisationUnitFile> = z.strictObject({
  code,
  name: text,
  synonyms,
  get branches() {
    return z.array(organisationUnit).default([]);
  },
});

const indicatorSchema = z.strictObject({
  code,
  name: text,
  description: text.prefault({ zh: '', en: '' }),
  synonyms,
  volume: z
    .strictObject({
      zh: z.string(),
      en: z.string(),
      synonyms,
      from: code.optional().describe('an indicator that counts it, beside which it is not written once more'),
    })
    .optional()
    .describe('what its volume is called'),
  composed_of: z
    .array(z.strictObject({ indicator: code, weight: exact.describe('its share in the score, out of all weights') }))
    .min(2)
    .optional()
    .describe('of a score, the indicators of the same service that it is the weighted mean of'),
  numerator: z
    .strictObject({ zh: z.string(), en: z.string(), synonyms })
    .optional()
    .describe('of a quotient, what is counted or summed above the line; its volume stands below'),
  unit: code,
  decimals: z.int().min(0).max(15).describe('decimal places shown'),
  direction: z.enum(['lower', 'higher', 'none']).describe('which way is better'),
  rollup: z.enum(rollupRules),
  range: range.prefault({}).describe('the values that are possible'),
});

const periodCode = z
  .string()
  .refine((text) => parsePeriod(text) !== undefined, 'a period such as "2012" or "2012-H1", in quotes');

const grain = z.enum(['month', 'quarter', 'half-year', 'year']);

const measuredSchema = z.strictObject({
  indicator: code,
  classes: z.array(code).min(1),
  limit: range.extend({ source: text.optional() }).optional(),
  expected_from: z.array(code).optional().describe('branches that report it; left out: all'),
});

const serviceSchema = z.strictObject({
  code,
  name: text,
  description: text.prefault({ zh: '', en: '' }),
  synonyms,
  series: z.array(measuredSchema).min(1),
});

const quotaSchema = range.extend({
  service: code,
  indicator: code,
  class: code,
  every: grain.describe('the length of the periods it is for'),
  in: periodCode.optional().describe('only the periods in this one; left out: all'),
  branches: z.array(code).min(1).optional().describe('units it is set for; left out: every unit that reports'),
  source: text.optional(),
});

const ruleTerm = z.strictObject({
  service: code,
  indicator: code,
  class: code,
  of: z.enum(ruleParts).describe('its volume or its value'),
});

const ruleSchema = z.strictObject({
  code,
  name: text,
  every: grain.describe('the length of the periods it holds for'),
  left: z.array(ruleTerm).min(1).describe('what is added up on the left'),
  relation: z.enum(ruleRelations).describe('how the left stands to the right'),
  right: z.array(ruleTerm).min(1).describe('what is added up on the right'),
});

const recordTime = z.enum(recordTimes);

const recordFigureSchema = z.strictObject({
  indicator: code,
  of: z.enum(recordMeasures).describe('what is worked out of the records of a month'),
  dated: recordTime.optional().describe('the time whose month it belongs to; left out: the usual one'),
  from: recordTime.default('accepted').describe('from when it is measured'),
  to: recordTime.default('completed').describe('until when it is measured'),
  within: z
    .strictObject({ most: exact, unit: code })
    .optional()
    .describe('the longest time, a unit of time or working time; of repeats, how far back is looked'),
});

const recordKindSchema = z.strictObject({
  code,
  name: text,
  service: code.optional().describe('the service of all of them; left out: a column, the sheet or its title say it'),
  columns: z
    .strictObject({
      number: z.array(z.string().min(1)).min(1).describe('what it goes by; the same number counts once'),
      service: synonyms,
      customer_class: synonyms,
      subscriber: synonyms.describe('who it is about'),
      accepted: synonyms,
      due: synonyms,
      completed: synonyms,
      satisfied: synonyms.describe('whether the customer was satisfied: yes or no'),
    })
    .describe('what the heading over each column is called'),
  figures: z.array(recordFigureSchema).min(1).describe('the indicators that come of them'),
});

const day = z.iso.date();

const workingDaysSchema = z.strictObject({
  weekend: z.array(z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'])).default(['sat', 'sun']),
  holidays: z
    .array(z.strictObject({ from: day, to: day.optional() }))
    .default([])
    .describe('days that are not worked, both ends among them'),
  working: z.array(day).default([]).describe('days that are worked for all that'),
});

export const catalogueSchema = z.strictObject({
  name: text,
  language: z.enum(['zh', 'en']).default('zh'),
  organisation: organisationUnit,
  branch_names: z.array(z.string().includes('{name}')).default([]),
  customer_classes: z.array(z.strictObject({ code, name: text, synonyms })).min(1),
  units: z.array(unitSchema).default([]),
  indicators: z.array(indicatorSchema).min(1),
  services: z.array(serviceSchema).min(1),
  calendar: z.array(
    z.strictObject({
      every: grain.describe('the period a submission is for'),
      by: grain.describe('the period of each figure in it'),
      due_days: z.int().min(0).max(366).describe('days after the period ends'),
      services: z.array(code).optional().describe('left out: all'),
      from: periodCode.optional().describe('the first period that is asked for; left out: since ever'),
      to: periodCode.optional().describe('the last period that is asked for; left out: to this day'),
    }),
  ),
  quotas: z
    .array(quotaSchema)
    .default([])
    .describe(
      'set for units and periods; of several that fit, one with branches counts, then one for the shorter time',
    ),
  rules: z
    .array(ruleSchema)
    .default([])
    .describe('what has to hold between figures of a branch; a release asks to explain where it does not'),
  records: z.array(recordKindSchema).default([]).describe('sheets whose rows are events, and what comes of them'),
  working_days: workingDaysSchema.prefault({}).describe('the days that working time passes on'),
  bulletin: bulletinSchema.optional().describe('what the bulletin of any period is made by; left out: a plain one'),
  words: wordsSchema.prefault({}),
});

export type CatalogueFile = z.infer<typeof catalogueSchema>;
export type IndicatorFile = CatalogueFile['indicators'][number];
export type QuotaFile = CatalogueFile['quotas'][number];
export type CommonFile = z.infer<typeof commonSchema>;
export type Words = z.infer<typeof wordsSchema>;
