import type { Output } from './output';

const clearLine = '\r\u001b[K';

/** How far a long command has come: one live line on a terminal; elsewhere a line a step, where `plainly` asks for it. */
export class Progress {
  private live = false;

  constructor(
    private readonly err: Output,
    private readonly total: number,
    private readonly plainly: boolean,
  ) {}

  async step(number: number, what: string): Promise<void> {
    const text = `${number}/${this.total} ${what}`;
    if (this.err.isTerminal) {
      this.live = true;
      await this.err.write(`${clearLine}${text}`);
    } else if (this.plainly) await this.err.line(text);
  }

  /** Takes the live line away, so that something else can be printed. */
  async clear(): Promise<void> {
    if (this.live) await this.err.write(clearLine);
    this.live = false;
  }
}
