import {
  createLog,
  fill,
  loadSettings,
  TongbaoError,
  type Language,
  type Settings,
  type Text,
  type TextValues,
} from '../foundation';
import type { GlobalOptions } from './language';
import { settleCatalogue, tellOfOtherFile } from './settle-catalogue';
import type { Output } from './output';
import type { Program, Surroundings, Tongbao } from './program';

/** What a command that could be carried out ends with: 0, or 1 where what it looked at is not as it should be. */
export type ExitCode = 0 | 1;

const asIfEmpty: Text = {
  zh: '数据库尚未升级或连不上：按空库检查，不知已有的数据和封账的期。',
  en: 'The database is not migrated, or can not be reached: checked as if it were empty, knowing no earlier figures or closed periods.',
};

/** What a command works with. */
export class Context {
  readonly environment: Surroundings['environment'];
  private read: Settings | undefined;

  constructor(
    readonly program: Program,
    readonly out: Output,
    readonly err: Output,
    readonly language: Language,
    environment: Surroundings['environment'],
    options: GlobalOptions,
  ) {
    this.environment = {
      ...environment,
      ...(options.database !== undefined && { DATABASE_URL: options.database }),
      ...(options.catalogue !== undefined && { CATALOGUE: options.catalogue }),
    };
  }

  /** The settings with what the options say over them; throws `SETTING_INVALID`. */
  get settings(): Settings {
    this.read ??= loadSettings(this.environment);
    return this.read;
  }

  readonly say = (text: Text, values: TextValues = {}): string => fill(text[this.language], values, this.language);

  /**
   * Opens the program for `work`, which goes by the catalogue in force, and closes it whatever happens. Says so where that is
   * not the one of the setting.
   */
  async using<T extends ExitCode | undefined>(
    work: (tongbao: Tongbao) => Promise<T>,
    settings: Settings = this.settings,
  ): Promise<T> {
    return this.opened(async (tongbao) => {
      await tellOfOtherFile(this, tongbao);
      return work(tongbao);
    }, settings);
  }

  /** As `using`, with the database migrated and the catalogue settled first: for what may store something. */
  async usingSettled<T extends ExitCode | undefined>(
    work: (tongbao: Tongbao, ran: readonly string[]) => Promise<T>,
  ): Promise<T> {
    return this.opened(async (tongbao) => {
      const ran = await tongbao.warehouse.migrate();
      await settleCatalogue(this, tongbao);
      return work(tongbao, ran);
    }, this.settings);
  }

  /** Opens the program for `work` as it is, and closes it whatever happens. */
  async opened<T extends ExitCode | undefined>(work: (tongbao: Tongbao) => Promise<T>, settings: Settings): Promise<T> {
    // What people read is printed by the command itself; the log only joins in when something is amiss, or asked to.
    const log = createLog(this.environment['LOG_LEVEL'] ? this.settings.logLevel : 'warn');
    const tongbao = await this.program.open(settings, log);
    try {
      return await work(tongbao);
    } finally {
      await tongbao.close();
    }
  }

  /**
   * As `using`, for work that stores nothing and so must not migrate: in place of a database that has not been migrated
   * (with `offline`, also of one that can not be reached) it works on an empty one in memory, and says so.
   */
  async usingAsIs(work: (tongbao: Tongbao) => Promise<ExitCode>, { offline = false } = {}): Promise<ExitCode> {
    const whenMigrated = async (tongbao: Tongbao): Promise<ExitCode | undefined> =>
      (await tongbao.warehouse.ready()) ? work(tongbao) : undefined;
    const code = await this.using(whenMigrated).catch((error: unknown) => {
      if (offline && error instanceof TongbaoError && error.code === 'DATABASE_UNREACHABLE') return undefined;
      throw error;
    });
    if (code !== undefined) return code;
    await this.err.line(this.say(asIfEmpty));
    return this.using(
      async (tongbao) => {
        await tongbao.warehouse.migrate();
        return work(tongbao);
      },
      { ...this.settings, databaseUrl: 'sqlite::memory:' },
    );
  }
}
