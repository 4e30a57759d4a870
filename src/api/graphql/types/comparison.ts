import { ObjectType } from 'type-graphql';
import { withChange, withEarlier } from './change';
import { RolledUp } from './rollup-row';

/** A row to which fields are added, with none of its own. */
@ObjectType()
class Nothing {}

@ObjectType({ description: 'What a figure was in an earlier period, and how it changed since.' })
export class Before extends withChange(withEarlier(Nothing)) {}

@ObjectType({ description: 'A figure beside what it was in an earlier period, and how it changed since.' })
export class ComparisonRow extends withChange(withEarlier(RolledUp)) {}
