import type { Request } from 'express';
import type { z } from 'zod';
import { refuseArgument } from '../codes';

/**
 * Reads the JSON body of a request; throws `ARGUMENT_INVALID` that names the field and says what it has to be. What was
 * given is not repeated: it may be a password.
 */
export function readFields<T>(request: Request, fields: z.ZodType<T>): T {
  const read = fields.safeParse(request.body ?? {});
  if (read.success) return read.data;
  const [first] = read.error.issues;
  return refuseArgument(first?.path.join('.') || 'body', '…', first?.message ?? '{…}');
}
