import type { CatalogueFile } from '../schema';
import { readProse } from './prose';
import type { BulletinPartFile, ProseFile } from './schema';
import { SeriesNames } from './series-names';

type Report = (path: readonly PropertyKey[], message: string) => void;

/** What a schema can't say of the bulletin: everything it names is there, and every place in its texts can be filled. */
export function checkBulletin(file: CatalogueFile, services: ReadonlySet<string>, report: Report): void {
  const { bulletin } = file;
  if (!bulletin) return;
  const names = new SeriesNames(file.services);
  const checkProse = (prose: ProseFile, path: readonly PropertyKey[]): void => {
    for (const language of ['zh', 'en'] as const) {
      for (const problem of readProse(prose[language], names).problems) report([...path, language], problem);
    }
  };
  const checkService = (code: string, path: readonly PropertyKey[]): void => {
    if (!services.has(code)) report(path, `there is no service ${code}; known: ${[...services].join(', ')}`);
  };
  const checkSeries = (name: string, path: readonly PropertyKey[]): void => {
    const found = names.find(name);
    if (typeof found === 'string') report(path, found);
  };
  const checkPart = (part: BulletinPartFile, path: readonly PropertyKey[]): void => {
    switch (part.show) {
      case 'text':
        return checkProse(part, path);
      case 'table':
        return checkService(part.service, [...path, 'service']);
      case 'ranking':
        return part.series.forEach((name, index) => checkSeries(name, [...path, 'series', index]));
      case 'chart':
        return checkSeries(part.series, [...path, 'series']);
      default:
        return part.services?.forEach((code, index) => checkService(code, [...path, 'services', index]));
    }
  };
  checkProse(bulletin.title, ['bulletin', 'title']);
  bulletin.sections.forEach(({ content }, s) =>
    content.forEach((part, p) => checkPart(part, ['bulletin', 'sections', s, 'content', p])),
  );
  bulletin.declaration.forEach((prose, index) => checkProse(prose, ['bulletin', 'declaration', index]));
}
