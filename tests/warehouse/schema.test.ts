import { silentLog } from '../../src/foundation';
import { openWarehouse, schemaDrift } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';

describeOnEveryEngine('schema', (engine) => {
  test('migrations and entities agree', async () => {
    const { url, drop } = await engine.create();
    try {
      expect(await schemaDrift(url)).toEqual([]);
    } finally {
      await drop();
    }
  });

  test('migrating from several connections at once runs every migration once', async () => {
    const { url, drop } = await engine.create();
    const warehouses = await Promise.all([1, 2, 3].map(() => openWarehouse({ url, log: silentLog })));
    try {
      expect(warehouses.map((one) => one.engine)).toEqual([engine.name, engine.name, engine.name]);
      expect(await warehouses[0]?.ready()).toBe(false);
      const ran = await Promise.all(warehouses.map((one) => one.migrate()));
      expect(ran.flat().length).toBeGreaterThan(0);
      expect(new Set(ran.flat()).size).toBe(ran.flat().length);
      expect(await warehouses[1]?.ready()).toBe(true);
      expect(await warehouses[2]?.version()).toBe(0);
    } finally {
      for (const one of warehouses) await one.close();
      await drop();
    }
  });

  test('before migrating, reading says what is missing', async () => {
    const { url, drop } = await engine.create();
    const warehouse = await openWarehouse({ url, log: silentLog });
    try {
      await expect(warehouse.version()).rejects.toMatchObject({ code: 'DATABASE_NOT_MIGRATED' });
    } finally {
      await warehouse.close();
      await drop();
    }
  });
});
