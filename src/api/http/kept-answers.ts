import { LRUCache } from 'lru-cache';
import { coded, leastCompressed, type Coding } from './content-coding';

/** An answer of the GraphQL endpoint, ready to be sent. */
export class Answer {
  private readonly codings = new Map<Coding, Promise<Buffer>>();

  constructor(
    readonly status: number,
    readonly body: Buffer,
    /** Whether it tells the whole of what was asked, without an error, so that it stays right while nothing changes. */
    readonly complete: boolean,
    /** Headers beyond those of every answer. */
    readonly headers: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** The coding it is sent in to somebody who takes `wanted`. */
  coding(wanted: Coding): Coding {
    return this.body.length < leastCompressed ? 'identity' : wanted;
  }

  /** Its bytes in a coding; each is made once. */
  bytes(coding: Coding): Buffer | Promise<Buffer> {
    if (coding === 'identity') return this.body;
    const before = this.codings.get(coding);
    if (before) return before;
    const bytes = coded(this.body, coding);
    this.codings.set(coding, bytes);
    return bytes;
  }
}

/** What an answer takes beside its body: its name and the objects around it. In bytes, roughly. */
const overhead = 500;

/**
 * Complete answers, kept by name as long as there is room (`limit` bytes; 0 keeps none), the least used let go first.
 * Who asks for what is being answered waits for that answer.
 */
export class KeptAnswers {
  private readonly kept: LRUCache<string, Answer> | undefined;
  private readonly underWay = new Map<string, Promise<Answer>>();

  constructor(limit: number) {
    this.kept =
      limit === 0
        ? undefined
        : new LRUCache({
            maxSize: limit,
            // compressed copies are smaller than the body, both together mostly too
            sizeCalculation: ({ body }, name) => 2 * body.length + name.length + overhead,
          });
  }

  find(name: string): Answer | undefined {
    return this.kept?.get(name);
  }

  /** The answer of that name, made once for all who ask for it meanwhile. Only complete ones are shared and kept. */
  async make(name: string, make: () => Promise<Answer>): Promise<Answer> {
    const before = this.underWay.get(name);
    const shared = before && (await before.catch(() => undefined));
    if (shared?.complete) return shared;
    const making = make();
    this.underWay.set(name, making);
    try {
      const answer = await making;
      if (answer.complete) this.kept?.set(name, answer);
      return answer;
    } finally {
      if (this.underWay.get(name) === making) this.underWay.delete(name);
    }
  }
}
