import express, { type Request, type RequestHandler } from 'express';
import type { Catalogue } from '../../catalogue';
import type { Decision } from '../../importing';
import { refuseArgument } from '../codes';
import { actorOf, decisionOf } from '../decision';
import { refuseForgery } from './forgery';

/** What stands before a route that takes a decision as JSON. */
export function jsonBody(catalogue: Catalogue): RequestHandler[] {
  return [refuseForgery(catalogue, 'json'), express.json({ limit: '100kb' })];
}

const fields = ['reason', 'plan', 'dryRun'] as const;
type Field = (typeof fields)[number];

/** Reads a decision from the JSON body of a request; throws `ARGUMENT_INVALID` for what is not among `allowed`. */
export function readDecision(request: Request, allowed: readonly Field[] = fields): Decision {
  const body: unknown = request.body ?? {};
  const given = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  if (Array.isArray(body)) refuseArgument('body', '[…]', '{…}');
  const stranger = given.map(([name]) => name).find((name) => !allowed.some((one) => one === name));
  if (stranger !== undefined) refuseArgument('body', stranger, allowed);
  const values = new Map<string, unknown>(given.filter(([, value]) => value !== null));
  return decisionOf(
    { reason: text(values, 'reason'), plan: text(values, 'plan'), dryRun: flag(values) },
    actorOf(request),
  );
}

function text(values: ReadonlyMap<string, unknown>, name: Field): string | null {
  const value = values.get(name);
  if (value === undefined) return null;
  return typeof value === 'string' ? value : refuseArgument(name, JSON.stringify(value), '"…"');
}

function flag(values: ReadonlyMap<string, unknown>): boolean {
  const value = values.get('dryRun') ?? false;
  return typeof value === 'boolean' ? value : refuseArgument('dryRun', JSON.stringify(value), ['true', 'false']);
}
