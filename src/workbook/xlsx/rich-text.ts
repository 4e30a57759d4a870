import type { XmlAttributes } from '../xml';
import { GatheredText } from './gathered-text';

/**
 * The text of a shared or inline string: its runs one after the other, the raised ones after `^`, once for neighbours
 * that are raised together; how it is pronounced is left out.
 */
export class RichText {
  readonly #gathered: GatheredText;
  readonly #path: string[] = [];
  #aside = 0;
  #raised = false;
  #wasRaised = false;
  /** The `^` of the run has yet to be written: before the first of it that is not blank. */
  #marking = false;
  #inText = false;

  constructor(limit: number) {
    this.#gathered = new GatheredText(limit);
  }

  get listens(): boolean {
    return this.#inText;
  }

  get text(): string {
    return this.#gathered.text;
  }

  get length(): number {
    return this.#gathered.length;
  }

  begin(): void {
    this.#gathered.clear();
    this.#path.length = 0;
    this.#aside = 0;
    this.#raised = this.#wasRaised = this.#marking = this.#inText = false;
  }

  /** An element within the string. */
  open(name: string, attributes: XmlAttributes): void {
    this.#path.push(name);
    if (this.#aside > 0 || name === 'rPh') this.#aside += 1;
    else if (name === 'r') this.#raised = false;
    else if (name === 'vertAlign') this.#raised = attributes('val') === 'superscript';
    else if (name === 't') {
      this.#inText = true;
      this.#marking = this.#raised && !this.#wasRaised;
    }
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#aside > 0) this.#aside -= 1;
    else if (name === 't') this.#inText = false;
    // A run that is raised and blank has no mark, and the next one gets it.
    else if (name === 'r') this.#wasRaised = this.#raised && !this.#marking;
  }

  write(part: string, written: boolean): void {
    if (this.#marking && part.trim() !== '') {
      this.#gathered.add('^', false);
      this.#marking = false;
    }
    this.#gathered.add(part, written);
  }
}
