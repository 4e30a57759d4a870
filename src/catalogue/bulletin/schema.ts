import { z } from 'zod';

/* The shape of the section `bulletin` of a catalogue file. */

const places =
  'what stands in {{ }} is filled in: {{period}}, {{year-before}}, {{organisation}}, {{branches}}, {{reported}}, or a figure {{SERVICE/INDICATOR/CLASS}}, which may be followed by | before, | compared, | best, | worst or | limit';
const prose = z.string().describe(places);
const series = z.string().describe('SERVICE/INDICATOR/CLASS; the class may be left out where there is but one');
const services = z.array(z.string()).min(1).optional().describe('codes of services; left out: all');

const part = z.discriminatedUnion('show', [
  z.strictObject({ show: z.literal('text'), zh: prose, en: prose }),
  z.strictObject({
    show: z.literal('table').describe('the figures of a service, an indicator a column'),
    service: z.string(),
    of: z.enum(['head', 'branches']).default('head').describe('of the head alone, or of every unit'),
  }),
  z.strictObject({ show: z.literal('comparison').describe('beside the same period a year before'), services }),
  z.strictObject({ show: z.literal('ranking').describe('branches by rank'), series: z.array(series).min(1).max(6) }),
  z.strictObject({
    show: z.literal('chart').describe('bars, one for each branch or for each month'),
    series,
    over: z.enum(['branches', 'months']).default('branches'),
  }),
  z.strictObject({ show: z.literal('limits').describe('limits and quotas kept, broken, undetermined'), services }),
  z.strictObject({ show: z.literal('coverage').describe('who has reported, and what is missing'), services }),
  z.strictObject({ show: z.literal('censored').describe('figures that are only known as a bound'), services }),
]);

const text = z.strictObject({ zh: z.string(), en: z.string() });
const filled = z.strictObject({ zh: prose, en: prose });

export const bulletinSchema = z.strictObject({
  issuer: text.optional().describe('who gives it out; left out: the head of the organisation'),
  title: filled,
  sections: z.array(z.strictObject({ heading: text, content: z.array(part).min(1) })).min(1),
  hotline: z.string().min(1).optional().describe('what customers can call: a text, not a measure'),
  declaration: z.array(filled).default([]).describe('what stands at the end, a paragraph each'),
});

export type BulletinPartFile = z.infer<typeof part>;
export type ProseFile = z.infer<typeof filled>;
