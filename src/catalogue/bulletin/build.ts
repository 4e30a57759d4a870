import type { Series } from '../../model';
import type { CatalogueFile } from '../schema';
import { readProse } from './prose';
import type { BulletinPartFile, ProseFile } from './schema';
import { SeriesNames } from './series-names';
import type { BulletinPart, BulletinTemplate, Prose } from './template';

/** Makes the template of a checked file; undefined where it has none. */
export function buildBulletin(file: CatalogueFile): BulletinTemplate | undefined {
  const { bulletin } = file;
  if (!bulletin) return undefined;
  const names = new SeriesNames(file.services);
  const all = file.services.map(({ code }) => code);
  const prose = ({ zh, en }: ProseFile): Prose => ({
    zh: readProse(zh, names).pieces,
    en: readProse(en, names).pieces,
  });
  const series = (name: string): Series => names.find(name) as Series; // names have been checked
  const part = (given: BulletinPartFile): BulletinPart => {
    switch (given.show) {
      case 'text':
        return { show: 'text', prose: prose(given) };
      case 'table':
        return given;
      case 'ranking':
        return { show: 'ranking', series: given.series.map(series) };
      case 'chart':
        return { ...given, series: series(given.series) };
      default:
        return { ...given, services: given.services ?? all };
    }
  };
  return {
    issuer: bulletin.issuer,
    title: prose(bulletin.title),
    sections: bulletin.sections.map(({ heading, content }) => ({ heading, content: content.map(part) })),
    hotline: bulletin.hotline,
    declaration: bulletin.declaration.map(prose),
  };
}
