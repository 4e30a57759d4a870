/** Lets tasks take turns: each starts when the one before has ended, well or badly. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.last.then(task);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** When everything asked for so far has ended. */
  ended(): Promise<unknown> {
    return this.last;
  }
}
