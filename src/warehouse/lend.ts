import type { EntityManager } from 'typeorm';

/** What is read on one connection. */
export type Work<T> = (manager: EntityManager) => Promise<T>;

/** Lends a connection to read on. */
export type Lend = <T>(work: Work<T>) => Promise<T>;
