import { Router } from 'express';
import { z } from 'zod';
import type { RouteParts } from '../parts';
import { guardedFor } from '../principal';
import { accountRow, tokenRow } from '../who';
import { jsonBody } from './body';
import { readFields } from './fields';

const [text, secret] = [z.string().max(100), z.string().max(1000)];
const newAccount = z.strictObject({ name: text, role: text, branch: text.optional(), password: secret.optional() });
const accountChange = z.strictObject({
  role: text.optional(),
  branch: text.optional(),
  password: secret.optional(),
  disabled: z.boolean().optional(),
});
const newToken = z.strictObject({
  name: text.optional(),
  role: text.optional(),
  branch: text.optional(),
  days: z.int().positive().max(100_000).optional(),
});

/** Accounts, for administrators; tokens, everybody's own. Secrets are answered once, where they are made. */
export function accountRoutes({ access, catalogue }: RouteParts): Router {
  const { accounts, tokens } = access;
  const router = Router();
  // what is answered here is nobody else's, and not to be kept
  router.use(['/accounts', '/tokens'], (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  router.get('/accounts', async (request, response) => {
    const all = await accounts.list(guardedFor(request).gate);
    response.json({ accounts: all.map(accountRow) });
  });

  router.post('/accounts', ...jsonBody(catalogue), async (request, response) => {
    const { account, password } = await accounts.create(guardedFor(request).gate, readFields(request, newAccount));
    response.status(201).json({ ...accountRow(account), ...(password === undefined ? {} : { password }) });
  });

  router.patch('/accounts/:name', ...jsonBody(catalogue), async (request, response) => {
    const { gate } = guardedFor(request);
    const change = readFields(request, accountChange);
    response.json(accountRow(await accounts.change(gate, String(request.params['name']), change)));
  });

  router.get('/tokens', async (request, response) => {
    const all = await tokens.list(guardedFor(request).gate);
    response.json({ tokens: all.map(tokenRow) });
  });

  router.post('/tokens', ...jsonBody(catalogue), async (request, response) => {
    const { token, secret: made } = await tokens.create(guardedFor(request).gate, readFields(request, newToken));
    response.status(201).json({ ...tokenRow(token), token: made });
  });

  router.delete('/tokens/:id', async (request, response) => {
    await tokens.revoke(guardedFor(request).gate, request.params.id);
    response.status(204).end();
  });

  return router;
}
