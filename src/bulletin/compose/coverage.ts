import type { CatalogueSeries } from '../../catalogue';
import type { Text } from '../../foundation';
import type { RollupFigure } from '../../rollups';
import type { Block } from '../document';
import type { Composition } from './composition';
import { rowsByService } from './rows-by-service';
import { coverageTexts, tableTexts } from './texts';

/** Who has reported of those who are to, and which figures are not complete because of whom. */
export function composeCoverage(composition: Composition, services: readonly string[]): Block[] {
  const { say } = composition;
  const counts: Block = { kind: 'paragraph', style: 'body', spans: [{ text: countsText(composition, services) }] };
  const body = rowsByService(composition, services, (series) => {
    const missing = missingOf(composition, series);
    if (missing.length === 0) return undefined;
    const { branchesReported = 0 } = composition.figures.figure(series) ?? {};
    return [
      { text: composition.indicatorName(series), align: 'left' },
      { text: `${branchesReported}／${series.expectedFrom.size}` },
      { text: composition.list(missing), align: 'left' },
    ];
  });
  if (body.length === 0) {
    return [counts, { kind: 'paragraph', style: 'body', spans: [{ text: say(coverageTexts.complete) }] }];
  }
  const headings = [tableTexts.service, tableTexts.indicator, coverageTexts.reported, coverageTexts.missing];
  return [
    counts,
    {
      kind: 'table',
      title: say(coverageTexts.title),
      weights: [1.2, 2, 1, 4],
      head: [headings.map((text) => ({ text: say(text) }))],
      body,
    },
  ];
}

function countsText({ catalogue, figures, say }: Composition, services: readonly string[]): string {
  const rows = figures.completeness.filter((row) => row.expected && services.includes(row.service));
  const units = catalogue.branches.map(({ code }) => rows.filter(({ branch }) => branch === code));
  const expected = units.filter(({ length }) => length > 0);
  const total = (of: 'figuresExpected' | 'figuresReported'): number => rows.reduce((sum, row) => sum + row[of], 0);
  return say(coverageTexts.counts, {
    expected: expected.length,
    heard: expected.filter((own) => own.some(({ missing }) => !missing)).length,
    complete: expected.filter((own) => own.every(({ reported }) => reported)).length,
    due: total('figuresExpected'),
    reported: total('figuresReported'),
  });
}

/** The units whose figure of a series is not complete, each with what is wrong with it. */
function missingOf({ catalogue, figures, say, language }: Composition, series: CatalogueSeries): string[] {
  if (series.rollup === 'none') return []; // it stands in the very periods it was reported for
  return catalogue.branches.flatMap(({ code, name }) => {
    if (!series.expectedFrom.has(code)) return [];
    const reason = reasonOf(figures.figure(series, code));
    return reason ? [say(reason, { unit: name[language] })] : [];
  });
}

function reasonOf(figure: RollupFigure | undefined): Text | undefined {
  switch (figure?.status) {
    case undefined:
    case 'NOT_REPORTED':
      return coverageTexts.notReported;
    case 'UNWEIGHTED':
      return coverageTexts.noVolume;
    case 'PARTIAL':
      return coverageTexts.partly;
    default:
      return undefined;
  }
}
