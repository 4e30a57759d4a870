import { Arg, Int } from 'type-graphql';
import { LangEnum } from './enums';

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
