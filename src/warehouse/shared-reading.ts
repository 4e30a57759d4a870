/**
 * A reading that many want at once. There is one at a time; whoever asks meanwhile shares the next, so that everybody
 * gets what was read after they asked.
 */
export class SharedReading<T> {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<T> | undefined;

  constructor(private readonly read: () => Promise<T>) {}

  get(): Promise<T> {
    this.next ??= this.afterThis();
    return this.next;
  }

  private async afterThis(): Promise<T> {
    await this.running;
    this.next = undefined;
    const reading = this.read();
    this.running = reading.catch(() => undefined);
    return reading;
  }
}
