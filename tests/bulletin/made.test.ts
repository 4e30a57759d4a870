import { writeFileSync } from 'node:fs';
import { makeBulletin, bulletinFormats } from '../../src/bulletin';
import { sampleProvince } from '../journeys/sample-province';

test('look', async () => {
  const province = await sampleProvince();
  const { warehouse: reader, catalogue } = province.tongbao;
  const version = await reader.version();
  for (const language of ['zh', 'en'] as const)
    for (const format of bulletinFormats) {
      const { bytes } = await makeBulletin({ reader, catalogue, version, language, period: '2009-H2' }, format);
      writeFileSync(`/tmp/bulletin-${language}.${format}`, bytes);
      await new Promise((done) => setTimeout(done, 2100));
      const again = await makeBulletin({ reader, catalogue, version, language, period: '2009-H2' }, format);
      writeFileSync(`/tmp/again-${language}.${format}`, again.bytes);
    }
  await province.close();
}, 60000);
