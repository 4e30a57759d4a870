import type { BulletinPart, BulletinTemplate, Catalogue } from '../../catalogue';
import type { Language } from '../../foundation';
import type { Block, BulletinDocument, Paragraph } from '../document';
import { headOf, type BulletinFigures } from '../figures';
import { kindNames, type ReleaseFacts } from '../release-facts';
import { askedSections } from './asked';
import { composeCensored } from './censored';
import { composeChanged } from './changed';
import { composeChart } from './chart';
import { composeComparison } from './comparison';
import { Composition } from './composition';
import { composeCoverage } from './coverage';
import { composeLimits } from './limits';
import { dayText, numbered, sectionNumber } from './numbering';
import { composeSpans, composeText } from './prose';
import { composeRanking } from './ranking';
import { composeServiceTable } from './service-table';
import { documentTexts } from './texts';

/** Composes the document of a period by a template, in one language; `release` is what it is published as, if it is. */
export function compose(
  template: BulletinTemplate,
  catalogue: Catalogue,
  figures: BulletinFigures,
  language: Language,
  release?: ReleaseFacts,
): BulletinDocument {
  const composition = new Composition(catalogue, figures, language);
  const { say } = composition;
  const issuer = template.issuer?.[language] ?? composition.unitName(headOf(catalogue));
  const sections = askedSections(template.sections, catalogue, figures).flatMap(
    ({ heading, content }, index): Block[] => [
      {
        kind: 'heading',
        text: say(documentTexts.heading, { number: sectionNumber(index + 1, language), heading: heading[language] }),
      },
      ...content.flatMap((part) => composePart(composition, part)),
    ],
  );
  const day = release && dayText(release.publishedAt, language);
  return {
    language,
    issuer,
    title: composeSpans(composition, template.title)
      .map(({ text }) => text)
      .join(''),
    status: release
      ? say(documentTexts.release, { number: release.number, kind: say(kindNames[release.kind]), day: day ?? '' })
      : say(documentTexts.draft),
    draft: release === undefined,
    blocks: numbered(
      [
        ...composeChanged(composition, release?.changed ?? []),
        ...sections,
        ...closing(composition, template, issuer, day),
      ],
      language,
    ),
    dated: release?.publishedAt ?? figures.at,
  };
}

function composePart(composition: Composition, part: BulletinPart): readonly Block[] {
  switch (part.show) {
    case 'text':
      return [composeText(composition, part.prose)];
    case 'table':
      return [composeServiceTable(composition, part.service, part.of)];
    case 'comparison':
      return composeComparison(composition, part.services);
    case 'ranking':
      return composeRanking(composition, part.series);
    case 'chart':
      return [composeChart(composition, part.series, part.over)];
    case 'limits':
      return composeLimits(composition, part.services);
    case 'coverage':
      return composeCoverage(composition, part.services);
    case 'censored':
      return [composeCensored(composition, part.services)];
  }
}

/** The hotline, the declaration, and who signs when. */
function closing(
  composition: Composition,
  { hotline, declaration }: BulletinTemplate,
  issuer: string,
  day: string | undefined,
): Paragraph[] {
  const signed = (text: string): Paragraph => ({ kind: 'paragraph', style: 'signature', spans: [{ text }] });
  const call = hotline === undefined ? [] : [composition.say(documentTexts.hotline, { hotline })];
  return [
    ...call.map((text): Paragraph => ({ kind: 'paragraph', style: 'notice', spans: [{ text }] })),
    ...declaration.map((prose) => composeText(composition, prose)),
    signed(issuer),
    ...(day === undefined ? [] : [signed(day)]),
  ];
}
