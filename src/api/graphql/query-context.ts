import type { Exchange } from '../http/exchange';
import type { Traced } from '../../foundation';
import type { ApiContext } from './context';

/** What resolvers and plugins share for one request. */
export interface QueryContext extends ApiContext {
  readonly exchange: Exchange;
  readonly traced: Traced;
}
