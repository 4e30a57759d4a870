import { setTimeout as pause } from 'node:timers/promises';
import { examiner } from '../importing/province';
import { startCluster, type Cluster } from '../servers/cluster';
import { describeWithTool, programOf } from '../servers/tools';
import { clusterJourneys } from './cluster';

afterAll(() => examiner.close());

const members = `SELECT member_port AS port, member_role AS role FROM performance_schema.replication_group_members
  WHERE member_state = 'ONLINE'`;

/** The member that takes writes; where all do, the given one. While the group elects one, there is none. */
async function primary(cluster: Cluster, first = 0): Promise<number> {
  for (;;) {
    for (const asked of [0, 1, 2]) {
      const rows = await cluster.ask(asked, members).catch(() => []);
      const ports = rows.filter(({ role }) => role === 'PRIMARY').map(({ port }) => String(port));
      const places = [0, 1, 2].map((node) => (first + node) % 3);
      const found = places.find((node) => ports.includes(new URL(cluster.url('mysql', node)).port));
      if (found !== undefined && rows.length > 1) return found;
    }
    await pause(100);
  }
}

describeWithTool('group-replication', 'three members of a MySQL group', () => {
  clusterJourneys({
    start: () => startCluster('group', programOf('group-replication')),
    writable: primary,
    async openAll(cluster) {
      await cluster.ask(await primary(cluster), 'SELECT group_replication_switch_to_multi_primary_mode()');
    },
    // it waits for nothing where no table is read
    sync: "SET SESSION group_replication_consistency = 'BEFORE'; SELECT 1 FROM mysql.user LIMIT 1",
    // the others wait for seconds before they do without it
    kills: 3,
    victim: (cluster) => primary(cluster),
  });
});
