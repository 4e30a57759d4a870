import { Arg, Int } from 'type-graphql';
import { BaseEnum, LangEnum } from './enums';
import { OrderBy } from './inputs';

/** The arguments that many fields share. */

type ArgDecorator = ReturnType<typeof Arg>;

export function LangArg(): ArgDecorator {
  return Arg('lang', () => LangEnum, {
    nullable: true,
    description:
      "The language of names, displays and messages; by itself that of Accept-Language, else the catalogue's.",
  });
}

export function FirstArg(fallback: number): ArgDecorator {
  return Arg('first', () => Int, {
    nullable: true,
    defaultValue: fallback,
    description: 'The most rows on the page; the setting LIMIT_PAGE_SIZE limits it.',
  });
}

export function AfterArg(): ArgDecorator {
  return Arg('after', () => String, {
    nullable: true,
    description: 'The endCursor of the page before. The walk stays at the version of the warehouse that it began with.',
  });
}

export function AsOfArg(): ArgDecorator {
  return Arg('asOf', () => String, {
    nullable: true,
    description:
      'What the warehouse said then: the number of a version, a day (2010-01-15: at its end, UTC) or an instant (2010-01-15T08:00:00Z). By itself, now.',
  });
}

export function ReleaseArg(): ArgDecorator {
  return Arg('release', () => String, {
    nullable: true,
    description:
      'What a release says: its number (2009-H2/R0) or its id. Whatever has come since, the figures are those that were published. Not beside asOf.',
  });
}

export function OrderByArg(): ArgDecorator {
  return Arg('orderBy', () => [OrderBy], {
    nullable: true,
    description:
      'The order of the rows: by the first, then by the next. By itself period, unit and series. Another order is only had for so many rows (LIMIT_SORTED_ROWS).',
  });
}

export function BaseArg(): ArgDecorator {
  return Arg('with', () => BaseEnum, { description: 'The earlier period that figures are held against.' });
}

export function ReasonArg(): ArgDecorator {
  return Arg('reason', () => String, { description: 'Why; it is kept in the audit log.' });
}

export function PlanArg(): ArgDecorator {
  return Arg('plan', () => String, {
    nullable: true,
    description: 'The hash of the plan that was looked at: do exactly that, or refuse with PLAN_STALE.',
  });
}

export function PeriodArg(): ArgDecorator {
  return Arg('period', () => String, { description: 'The code of the period.' });
}
