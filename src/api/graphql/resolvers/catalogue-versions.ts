import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { compareVersions } from '../../../adoption';
import type { Language } from '../../../foundation';
import { catalogueChangeRow, catalogueVersionRow } from '../../catalogue-row';
import { LangArg } from '../arguments';
import type { ApiContext } from '../context';
import { CatalogueDifference, CatalogueVersion } from '../types/catalogue-version';

@Resolver()
export class CatalogueVersionResolver {
  @Query(() => [CatalogueVersion], {
    description: 'The catalogues that were adopted, the newest, which is in force, first.',
    complexity: 10,
  })
  async catalogueVersions(@Ctx() { warehouse }: ApiContext): Promise<CatalogueVersion[]> {
    return (await warehouse.catalogueVersions()).map(catalogueVersionRow);
  }

  @Query(() => [CatalogueDifference], {
    description: 'How two versions of the catalogue differ, from one to the other.',
    complexity: 1000,
  })
  async catalogueChanges(
    @Ctx() { warehouse, language }: ApiContext,
    @Arg('from', () => Int, { description: 'The number of a version.' }) from: number,
    @Arg('to', () => Int, { description: 'The number of a version.' }) to: number,
    @LangArg() lang: Language | null | undefined,
  ): Promise<CatalogueDifference[]> {
    const changes = await compareVersions(warehouse, from, to);
    return changes.map((one) => catalogueChangeRow(one, lang ?? language));
  }
}
