import { examiner } from '../importing/province';
import { startCluster } from '../servers/cluster';
import { describeWithTool } from '../servers/tools';
import { clusterJourneys } from './cluster';

afterAll(() => examiner.close());

describeWithTool('galera', 'three nodes of a Galera cluster', () => {
  clusterJourneys({
    start: () => startCluster('galera'),
    // all of them do
    writable: (_, first) => Promise.resolve(first),
    openAll: () => Promise.resolve(),
    sync: 'SET wsrep_sync_wait = 1; SELECT 1',
    kills: 10,
    victim: (_, round) => Promise.resolve(round % 3),
  });
});
