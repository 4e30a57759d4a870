import { EntitySchema } from 'typeorm';
import type { CatalogueVersion } from './catalogue-versions';
import type { ColumnKinds } from './column-kinds';

export type CatalogueVersionRow = { -readonly [K in keyof CatalogueVersion]: CatalogueVersion[K] } & {
  content: string;
};

/** The entity of the catalogues that were adopted. The comments are the columns' documentation, in the database too. */
export function catalogueEntities({ instant, sha256, text, whole }: ColumnKinds) {
  return [
    new EntitySchema<CatalogueVersionRow>({
      name: 'catalogue_version',
      columns: {
        number: whole('from 1 in the order of adoption; the last is in force', { primary: true }),
        sha256: sha256('SHA-256 of the text, hex'),
        content: text('the catalogue file'),
        fileName: text('name of the file it came as'),
        adoptedAt: instant('when it was adopted, UTC'),
        adoptedBy: text('who adopted it'),
        note: text('what for', { nullable: true }),
      },
      indices: [{ name: 'catalogue_version_sha256', columns: ['sha256'] }],
    }),
  ];
}
