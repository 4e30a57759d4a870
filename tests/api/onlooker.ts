import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { setTimeout as pause } from 'node:timers/promises';

/** Somebody else on the same server, who can make statements wait and sees which do. */
export class Onlooker {
  private constructor(
    private readonly connection: Connection,
    private readonly table: string,
  ) {}

  static async at(url: string, table: string): Promise<Onlooker> {
    return new Onlooker(await createConnection(url), table);
  }

  /** From now on whoever reads the table has to wait. */
  async hold(): Promise<void> {
    await this.connection.query(`LOCK TABLES ${this.table} WRITE`);
  }

  async letGo(): Promise<void> {
    await this.connection.query('UNLOCK TABLES');
  }

  /** How many statements about the table are under way. */
  async underWay(): Promise<number> {
    const [rows] = await this.connection.query<RowDataPacket[]>(
      `SELECT ID FROM information_schema.PROCESSLIST
        WHERE DB = DATABASE() AND ID <> CONNECTION_ID() AND INFO LIKE ?`,
      [`%${this.table}%`],
    );
    return rows.length;
  }

  /** Waits until there are so many. */
  async until(count: number): Promise<void> {
    while ((await this.underWay()) !== count) await pause(20);
  }

  async close(): Promise<void> {
    await this.letGo();
    await this.connection.end();
  }
}
