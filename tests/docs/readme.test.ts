import { servedProvince, type Served } from '../api/served';
import { blockIn, documentText } from './blocks';

describe('the README', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('sample');
  });
  afterAll(() => served.close());

  test('shows what its query answers', async () => {
    const readme = documentText('README.md');
    const { data } = await served.graphql(blockIn(readme, 'graphql'), undefined, { 'accept-language': 'zh' });
    expect({ data }).toEqual(JSON.parse(blockIn(readme, 'json')));
  });
});
