import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CatalogueChangeRow } from '../../catalogue-row';
import { CatalogueChangeEnum } from '../enums';

@ObjectType({ description: 'A catalogue that was adopted. The one with the greatest number is in force.' })
export class CatalogueVersion {
  @Field(() => Int, { description: 'Counts from 1 in the order of adoption.' })
  readonly number!: number;

  @Field({ description: 'SHA-256 of its text, in hex.' })
  readonly sha256!: string;

  @Field({ description: 'The name of the file it came as.' })
  readonly fileName!: string;

  @Field({ description: 'When it was adopted: an ISO 8601 instant in UTC.' })
  readonly adoptedAt!: string;

  @Field({ description: 'Who adopted it.' })
  readonly adoptedBy!: string;

  @Field(() => String, { nullable: true, description: 'What for; null where nobody said.' })
  readonly note!: string | null;
}

@ObjectType({ description: 'A field of something that was changed.' })
class CatalogueFieldChange {
  @Field({ description: 'The keys that lead to it, joined by points; empty for the whole.' })
  readonly path!: string;

  @Field(() => String, { nullable: true, description: 'What it was; null where there was nothing.' })
  readonly before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is; null where there is nothing.' })
  readonly after!: string | null;
}

@ObjectType({ description: 'One difference between two catalogues.' })
export class CatalogueDifference {
  @Field(() => CatalogueChangeEnum, { description: 'How it differs.' })
  readonly change!: CatalogueChangeRow['change'];

  @Field({ description: 'What it is, as the file calls it: branches, indicators, series, bulletin and so on.' })
  readonly kind!: string;

  @Field({ description: 'What things of that kind are called, in the language asked for.' })
  readonly kindName!: string;

  @Field(() => ID, { description: 'Its code; empty for what there is one of, and for an order.' })
  readonly code!: string;

  @Field(() => String, { nullable: true, description: 'Its name, in the language asked for; null where it has none.' })
  readonly name!: string | null;

  @Field(() => [CatalogueFieldChange], { description: 'What of it is another.' })
  readonly fields!: CatalogueChangeRow['fields'];
}
