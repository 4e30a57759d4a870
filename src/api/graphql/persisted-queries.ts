import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { LRUCache } from 'lru-cache';

type Persisted = NonNullable<Exclude<ApolloServerOptions<BaseContext>['persistedQueries'], false>>;

/**
 * Queries that clients may ask by their SHA-256 once they have sent them in full (Apollo's protocol of automatic
 * persisted queries). Up to `limit` bytes of text are kept, the least used let go first: a client whose query is gone is
 * told PERSISTED_QUERY_NOT_FOUND and sends it again.
 */
export function persistedQueries(limit: number): NonNullable<Persisted['cache']> {
  const texts = new LRUCache<string, string>({
    maxSize: limit,
    sizeCalculation: (text, key) => Buffer.byteLength(text) + key.length,
  });
  return {
    get: (key) => Promise.resolve(texts.get(key)),
    set: (key, text) => {
      texts.set(key, text);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(texts.delete(key)),
  };
}
