import type { Express, RequestHandler } from 'express';
import { TongbaoError } from '../../foundation';

/** What Express keeps of a route, and of a router that holds routes. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  match(path: string): boolean;
}

/**
 * Refuses, after all routes, what none of them took although one knows the path: 405 with what it takes, instead of a 404
 * that lets people look for a mistake in the path. The table is that of Express, which answers OPTIONS from it.
 */
export function refusedMethods(app: Express): RequestHandler {
  return ({ method, path }, _response, next) => {
    const taken = [...new Set(methodsOf(app.router.stack as unknown as readonly Layer[], path))].sort();
    if (taken.length === 0) return next();
    throw new TongbaoError('METHOD_NOT_ALLOWED', { method, path, allowed: taken });
  };
}

function methodsOf(layers: readonly Layer[], path: string): string[] {
  return layers.flatMap((layer) => {
    if (layer.handle.stack) return methodsOf(layer.handle.stack, path);
    if (!layer.route || !layer.match(path)) return [];
    const methods = Object.keys(layer.route.methods).map((name) => name.toUpperCase());
    return methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  });
}
