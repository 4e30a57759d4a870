import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { LimitIn } from '../../limit';
import type { Metrics } from '../../rest/metrics';

/** Counts what is refused because of a setting, and tells in a header when it may be asked again, where that helps. */
export function refusals(metrics: Pick<Metrics, 'refused'>): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response: { body, http } }) {
          const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
          for (const { extensions } of errors ?? []) {
            const refusal: LimitIn = extensions ?? {};
            metrics.refused(refusal);
            const seconds = refusal.limit?.['seconds'];
            if (seconds !== undefined) http.headers.set('retry-after', String(seconds));
          }
          return Promise.resolve();
        },
      }),
  };
}
