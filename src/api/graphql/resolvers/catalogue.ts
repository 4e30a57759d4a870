import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Catalogue, Indicator as Definition } from '../../../catalogue';
import type { Language } from '../../../foundation';
import { knownCodes } from '../../codes';
import { limitValue } from '../../figure-row';
import { LangArg } from '../arguments';
import type { ApiContext } from '../context';
import { Branch, CustomerClass, Indicator, Service } from '../types/catalogue';
import { namedOf } from '../types/named';

type Lang = Language | null | undefined;

@Resolver()
export class CatalogueResolver {
  @Query(() => [Service], { description: 'The services of the catalogue, in its order.' })
  services(@Ctx() { catalogue, language, gate }: ApiContext, @LangArg() lang: Lang): Service[] {
    gate.permit('catalogue.read');
    const shown = lang ?? language;
    return catalogue.services.map((one) => ({ ...namedOf(one, shown), description: one.description[shown] }));
  }

  @Query(() => [Indicator], { description: 'The indicators of the catalogue, or those of one service, in its order.' })
  indicators(
    @Ctx() { catalogue, language, gate }: ApiContext,
    @Arg('service', () => ID, {
      nullable: true,
      description: 'The code of a service: only its indicators, with their limits.',
    })
    service: string | null | undefined,
    @LangArg() lang: Lang,
  ): Indicator[] {
    gate.permit('catalogue.read');
    if (service === undefined || service === null) {
      return catalogue.indicators.map((one) => indicatorOf(one, null, lang ?? language));
    }
    knownCodes(catalogue, 'services', [service], 'service');
    const measured = new Set(catalogue.series.filter((one) => one.service === service).map((one) => one.indicator));
    return catalogue.indicators
      .filter((one) => measured.has(one.code))
      .map((one) => indicatorOf(one, limitFor(catalogue, service, one), lang ?? language));
  }

  @Query(() => [CustomerClass], { description: 'The customer classes of the catalogue, in its order.' })
  customerClasses(@Ctx() { catalogue, language, gate }: ApiContext, @LangArg() lang: Lang): CustomerClass[] {
    gate.permit('catalogue.read');
    return catalogue.customerClasses.map((one) => namedOf(one, lang ?? language));
  }

  @Query(() => [Branch], { description: 'The organisation: its head first, then every unit below it, depth first.' })
  branches(@Ctx() { catalogue, language, gate }: ApiContext, @LangArg() lang: Lang): Branch[] {
    gate.permit('catalogue.read');
    return catalogue.branches.map((one) => ({
      ...namedOf(one, lang ?? language),
      level: one.level,
      parent: one.parent ?? null,
    }));
  }
}

function indicatorOf(definition: Definition, limit: string | null, language: Language): Indicator {
  return {
    ...namedOf(definition, language),
    description: definition.description[language],
    unit: definition.unit.code,
    unitSymbol: definition.unit.symbol[language],
    decimals: definition.decimals,
    direction: definition.direction,
    limit,
    rollupRule: definition.rollup,
    volumeName: definition.volume?.name[language] ?? null,
  };
}

/** The limit that all customer classes of an indicator share within a service. */
function limitFor(catalogue: Catalogue, service: string, { code, direction }: Definition): string | null {
  const limits = catalogue.series
    .filter((one) => one.service === service && one.indicator === code)
    .map((one) => limitValue(one.limit, direction));
  const [first = null] = limits;
  return limits.every((one) => one === first) ? first : null;
}
