import type { BulletinPart, BulletinSection, Catalogue } from '../../catalogue';
import type { BulletinFigures } from '../figures';

/**
 * The sections that have anything to say of the period: those about services that nobody is asked for in it, and that
 * nobody has reported, are left out, and so are such services in what lists several.
 */
export function askedSections(
  sections: readonly BulletinSection[],
  catalogue: Catalogue,
  figures: BulletinFigures,
): readonly BulletinSection[] {
  const asked = askedServices(catalogue, figures);
  return sections.flatMap((section) => {
    const about = section.content.flatMap(servicesOf);
    if (about.length > 0 && !about.some((service) => asked.has(service))) return [];
    return [{ ...section, content: section.content.map((part) => onlyAsked(part, asked)) }];
  });
}

function askedServices({ branches, series }: Catalogue, figures: BulletinFigures): ReadonlySet<string> {
  const expected = figures.completeness.flatMap((row) => (row.expected ? [row.service] : []));
  const reported = series.filter((one) => branches.some(({ code }) => figures.figure(one, code) !== undefined));
  return new Set([...expected, ...reported.map(({ service }) => service)]);
}

/** The services that a part is about. */
function servicesOf(part: BulletinPart): readonly string[] {
  switch (part.show) {
    case 'text':
      return Object.values(part.prose).flatMap((pieces) =>
        pieces.flatMap((piece) => (piece.kind === 'figure' ? [piece.series.service] : [])),
      );
    case 'table':
      return [part.service];
    case 'chart':
      return [part.series.service];
    case 'ranking':
      return part.series.map(({ service }) => service);
    case 'comparison':
    case 'limits':
    case 'coverage':
    case 'censored':
      return part.services;
  }
}

function onlyAsked(part: BulletinPart, asked: ReadonlySet<string>): BulletinPart {
  return 'services' in part ? { ...part, services: part.services.filter((service) => asked.has(service)) } : part;
}
