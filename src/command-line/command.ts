import type { Text } from '../foundation';
import type { Context, ExitCode } from './context';

/** An option as it is declared: without `value` it is a switch. */
export interface CommandOption {
  readonly name: string;
  /** What its value is called in the help. */
  readonly value?: string;
  /** It may be given again, and its value may be a comma list. */
  readonly list?: true;
  readonly required?: true;
  readonly help: Text;
}

export interface CommandArgument {
  /** As commander writes it: `<FILE...>`, `[FILE]`. */
  readonly syntax: string;
  readonly help: Text;
}

/** One command: what the help says of it, and what it does. */
export interface Command {
  /** `import`, or `catalogue check` for one in a group. */
  readonly name: string;
  readonly summary: Text;
  /** Further lines of its help. */
  readonly details?: Text;
  readonly arguments?: readonly CommandArgument[];
  readonly options: readonly CommandOption[];
  readonly examples: readonly string[];
  /** What its exit codes 0 and 1 mean; 2 is the same everywhere. */
  readonly exitCodes: { readonly 0: Text; readonly 1?: Text };
  run(context: Context, given: Given): Promise<ExitCode>;
}

/** What was given on the command line, already checked against the declaration. */
export class Given {
  constructor(
    /** The arguments that are no options. */
    readonly words: readonly string[],
    private readonly values: Readonly<Record<string, unknown>>,
  ) {}

  text(name: string): string | undefined {
    const value = this.values[camelCase(name)];
    return typeof value === 'string' ? value : undefined;
  }

  /** All values of a repeatable option, its comma lists taken apart. */
  list(name: string): readonly string[] | undefined {
    const value = this.values[camelCase(name)];
    if (!Array.isArray(value)) return undefined;
    return value
      .flatMap((one) => String(one).split(/[,，]/))
      .map((one) => one.trim())
      .filter((one) => one !== '');
  }

  switch(name: string): boolean {
    return this.values[camelCase(name)] === true;
  }
}

/** The name under which commander keeps an option. */
function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
