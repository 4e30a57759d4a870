import { createHash } from 'node:crypto';
import { TongbaoError } from '../../foundation';
import { refuseArgument } from '../codes';

/** A well-formed GraphQL request. The query is missing only where the extensions name it by its hash. */
export interface GraphqlParameters {
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
}

const names = ['query', 'operationName', 'variables', 'extensions'] as const;
type Name = (typeof names)[number];

/**
 * Reads a request by GET (section "GET" of GraphQL over HTTP): variables and extensions are JSON; an empty parameter, as
 * tools send it that fill in a form, is none. Throws `ARGUMENT_INVALID`.
 */
export function parametersOfAddress(url: string): GraphqlParameters {
  const start = url.indexOf('?');
  const given = new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
  const value = (name: Name): unknown => {
    const [text, ...others] = given.getAll(name);
    if (others.length > 0) refuseArgument(name, `${others.length + 1}×`, '1×');
    if (!text) return undefined;
    return name === 'query' || name === 'operationName' ? text : parsedJson(text, name);
  };
  return checked(new Map(names.map((name) => [name, value(name)])));
}

/** Reads a request by POST (section "JSON Encoding"). Throws `ARGUMENT_INVALID`, and `USAGE` for what is no JSON in UTF-8. */
export function parametersOfBody(body: Buffer): GraphqlParameters {
  const given = parsedJson(decoded(body), 'body');
  if (!isMap(given)) refuseArgument('body', shown(given), '{"query": "…"}');
  return checked(new Map(names.map((name) => [name, given[name]])));
}

/** A request with parameters of another type, or without a query, is not well-formed (section "Request Parameters"). */
function checked(given: ReadonlyMap<Name, unknown>): GraphqlParameters {
  const query = given.get('query') ?? undefined;
  const operationName = given.get('operationName') ?? undefined;
  const variables = given.get('variables') ?? undefined;
  const extensions = given.get('extensions') ?? undefined;
  if (query !== undefined && typeof query !== 'string') refuseArgument('query', shown(query), '"…"');
  if (operationName !== undefined && typeof operationName !== 'string')
    refuseArgument('operationName', shown(operationName), '"…"');
  if (variables !== undefined && !isMap(variables)) refuseArgument('variables', shown(variables), '{…}');
  if (extensions !== undefined && !isMap(extensions)) refuseArgument('extensions', shown(extensions), '{…}');
  const hash = persistedHash(extensions?.['persistedQuery'] ?? undefined);
  if (!query && hash === undefined) refuseArgument('query', shown(query), '"{ … }"');
  if (query && hash !== undefined && hash !== createHash('sha256').update(query).digest('hex'))
    refuseArgument('extensions.persistedQuery.sha256Hash', hash, 'sha256(query)');
  return {
    ...(query ? { query } : {}),
    ...(operationName ? { operationName } : {}),
    ...(variables ? { variables } : {}),
    ...(extensions ? { extensions } : {}),
  };
}

/** The hash by which Apollo's protocol of automatic persisted queries names a query. */
function persistedHash(given: unknown): string | undefined {
  if (given === undefined) return undefined;
  const form = '{"version": 1, "sha256Hash": "…"}';
  if (!isMap(given) || given['version'] !== 1) return refuseArgument('extensions.persistedQuery', shown(given), form);
  const hash = given['sha256Hash'];
  if (typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)) return hash;
  return refuseArgument('extensions.persistedQuery', shown(given), form);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = value === undefined ? '–' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decoded(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch (cause) {
    throw new TongbaoError('USAGE', { reason: 'body: UTF-8?' }, { cause });
  }
}

function parsedJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TongbaoError('USAGE', { reason: `${name}: ${(cause as Error).message}` }, { cause });
  }
}
