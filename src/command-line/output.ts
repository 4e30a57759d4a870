import { once } from 'node:events';
import type { OutputStream } from './program';

/** A stream of text, or of bytes, to whoever reads it, at the pace they read. When they stop (`| head`), the rest goes nowhere, quietly. */
export class Output {
  private gone = false;
  private failure: Error | undefined;

  constructor(private readonly stream: OutputStream) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') this.gone = true;
      else this.failure ??= error;
    });
  }

  /** Whether nobody reads any more. */
  get closed(): boolean {
    return this.gone || this.stream.destroyed;
  }

  get isTerminal(): boolean {
    return this.stream.isTTY === true;
  }

  /** Throws where the stream can not take it in (a full disk). */
  async write(piece: string | Uint8Array): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.closed || this.stream.write(piece)) return;
    const waiting = new AbortController();
    const { signal } = waiting;
    const taken = ['drain', 'close'].map((event) => once(this.stream, event, { signal }));
    await Promise.race(taken)
      .catch((error: unknown) => {
        if (!this.closed) throw error;
      })
      // whichever did not come is waited for no more
      .finally(() => waiting.abort());
  }

  /** Resolves when all is written; throws where something was not. */
  async finish(): Promise<void> {
    await new Promise((resolve) => this.stream.write('', resolve));
    if (this.failure) throw this.failure;
  }

  line(text = ''): Promise<void> {
    return this.write(`${text}\n`);
  }

  /** Writes all pieces, or as many as are read. */
  async writeAll(pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
    for await (const piece of pieces) {
      if (this.closed) return;
      await this.write(piece);
    }
  }
}
