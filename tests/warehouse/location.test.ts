import { TongbaoError, silentLog } from '../../src/foundation';
import { openWarehouse } from '../../src/warehouse';

async function refusal(url: string): Promise<TongbaoError> {
  const opened = openWarehouse({ url, log: silentLog });
  const error: unknown = await opened.then(
    async (warehouse) => {
      await warehouse.close();
      return undefined;
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof TongbaoError)) throw new Error(`${url} was not refused properly: ${String(error)}`);
  return error;
}

describe('where the warehouse is', () => {
  test.each([
    '',
    'sqlite:',
    'sqlite::other:',
    'postgres://u:secret@h/db',
    'mysql://u:secret@h',
    'mysql://u:secret@h/',
    'mysql://h/db',
    'mysql://u:secret@h:99999/db',
    'mysql://u:secret%@h/db',
    'mysql://u:secret@h/db/more',
  ])('%s is no URL of a database, and the refusal keeps its password', async (url) => {
    const error = await refusal(url);
    expect(error.code).toBe('DATABASE_URL_INVALID');
    expect(error.text('en') + error.text('zh') + JSON.stringify(error)).not.toContain('secret');
  });

  test('a server that is not there is named without its password', async () => {
    const error = await refusal('mysql://someone:secret@127.0.0.1:1/tongbao');
    expect(error.code).toBe('DATABASE_UNREACHABLE');
    expect(error.text('en')).toContain('mysql://someone@127.0.0.1:1/tongbao');
    expect(error.text('en')).not.toContain('secret');
  });

  test('a file that can not be made is unreachable', async () => {
    expect((await refusal('sqlite:/dev/null/tongbao.db')).code).toBe('DATABASE_UNREACHABLE');
  });

  test('memory serves as a warehouse', async () => {
    const warehouse = await openWarehouse({ url: 'sqlite::memory:', log: silentLog });
    expect(await warehouse.migrate()).not.toEqual([]);
    expect(await warehouse.ready()).toBe(true);
    await warehouse.close();
  });
});
