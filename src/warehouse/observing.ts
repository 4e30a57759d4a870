import type { AfterQueryEvent, BeforeQueryEvent, DataSource, EntitySubscriberInterface } from 'typeorm';
import type { Statement, StatementObserver } from './warehouse';

/** Tells whoever wants to know of every statement that goes to the database. Costs nothing while nobody does. */
export class Observing implements EntitySubscriberInterface {
  private readonly observers = new Set<StatementObserver>();
  /** When statements under way began. On a connection there is one at a time, so that it names the statement. */
  private readonly begun = new WeakMap<object, number>();

  constructor(private readonly sources: ReadonlySet<DataSource>) {}

  /** Gives what ends it. */
  observe(observer: StatementObserver): () => void {
    if (this.observers.size === 0) for (const { subscribers } of this.sources) subscribers.push(this);
    this.observers.add(observer);
    return () => {
      this.observers.delete(observer);
      if (this.observers.size > 0) return;
      for (const { subscribers } of this.sources) subscribers.splice(subscribers.indexOf(this), 1);
    };
  }

  beforeQuery({ queryRunner }: BeforeQueryEvent): void {
    this.begun.set(queryRunner, performance.now());
  }

  afterQuery({ queryRunner, query, success }: AfterQueryEvent): void {
    const now = performance.now();
    this.tell(query, (now - (this.begun.get(queryRunner) ?? now)) / 1000, success);
  }

  /** Tells of a statement that has ended, where it went past TypeORM. */
  tell(query: string, seconds: number, success: boolean): void {
    if (this.observers.size === 0) return;
    const statement: Statement = { ...aboutStatement(query), text: query, seconds, failed: !success };
    for (const observer of this.observers) observer(statement);
  }
}

/** Tells of a statement that has ended on a source, where it went past TypeORM. */
export function tellObservers({ subscribers }: DataSource, query: string, seconds: number, success: boolean): void {
  for (const one of subscribers) if (one instanceof Observing) one.tell(query, seconds, success);
}

/** What may be known of a statement elsewhere: what it does and to which table, never with which values. */
function aboutStatement(query: string): Pick<Statement, 'kind' | 'summary'> {
  const verb = /\w+/.exec(query)?.[0].toUpperCase() ?? '';
  const table = /\b(?:FROM|INTO TABLE|INTO|UPDATE)\s+[`"]?(\w+)/i.exec(query)?.[1] ?? '';
  return {
    kind: /^(SELECT|WITH|SHOW|PRAGMA)$/.test(verb) ? 'read' : 'write',
    summary: `${verb} ${table}`.trimEnd(),
  };
}
