import { Field, ID, ObjectType } from 'type-graphql';
import type { Language, Text } from '../../../foundation';

/** What everything in the catalogue has: a code and names. */
@ObjectType()
export abstract class Named {
  @Field(() => ID, { description: 'Its code, by which filters and rows name it.' })
  readonly code!: string;

  @Field({ description: 'Its name in Chinese.' })
  readonly nameZh!: string;

  @Field({ description: 'Its name in English.' })
  readonly nameEn!: string;

  @Field({ description: 'Its name in the language asked for.' })
  readonly name!: string;
}

export function namedOf({ code, name }: { readonly code: string; readonly name: Text }, language: Language): Named {
  return { code, nameZh: name.zh, nameEn: name.en, name: name[language] };
}
