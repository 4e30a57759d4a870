import { describeCosts } from './limits';
import { buildApiSchema } from './schema';

/** What every field of the schema costs that costs anything: where it is, its cost in words, and what it is. */
export function apiCosts(): ReturnType<typeof describeCosts> {
  return describeCosts(buildApiSchema());
}
