import { commands } from '../../src/command-line/commands';
import { run } from './terminal';

const environments = { zh: { LANG: 'zh_CN.UTF-8' }, en: { LANG: 'en_US.UTF-8' } } as const;
const compact = (text: string): string => text.replace(/\s+/g, '');

describe.each(['zh', 'en'] as const)('help in %s', (language) => {
  test('names every command', async () => {
    const { code, out, err } = await run(['--help'], undefined, environments[language]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name } of commands) expect(out).toMatch(new RegExp(`^  ${name.split(' ')[0]}\\s+\\S`, 'm'));
  });

  test.each(commands.map((command) => [command.name, command] as const))(
    'of %s explains every option',
    async (name, command) => {
      const { code, out, err } = await run([...name.split(' '), '--help'], undefined, environments[language]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const text = compact(out);
      expect(text).toContain(compact(command.summary[language]));
      if (command.details) expect(text).toContain(compact(command.details[language]));
      for (const option of command.options) {
        const flag = option.value === undefined ? `--${option.name}` : `--${option.name}<${option.value}>`;
        expect(text).toContain(compact(`${flag}${option.help[language]}`));
      }
      for (const global of ['--database', '--catalogue', '--lang']) expect(text).toContain(global);
      expect(command.examples.length).toBeGreaterThan(0);
      for (const example of command.examples) expect(out).toContain(`tongbao ${example}`);
      expect(out).toContain(`  0  ${command.exitCodes[0][language]}`);
      expect(out).toMatch(/^ {2}2 {2}\S/m);
    },
  );
});

test('the version', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' });
});

test('without a command it shows the help as an error', async () => {
  const { code, out, err } = await run([]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('Usage:');
});

test.each([
  [['rollup'], 'unknown command', '没有命令 rollup（是不是 rollups？）'],
  [['verify', '--fast'], 'unknown option', '没有选项 --fast'],
  [['import'], 'missing required argument', '缺少参数 FILE'],
  [['rollups'], 'not specified', '缺少选项 --period <P>'],
  [['rollups', '--period'], 'argument missing', '选项 --period <P> 缺少值'],
  [['verify', 'all'], 'too many arguments', '参数过多'],
])('wrong usage: %j', async (given, en, zh) => {
  const english = await run(given);
  expect({ code: english.code, out: english.out }).toEqual({ code: 2, out: '' });
  expect(english.err).toContain(en);
  expect((await run(given, undefined, environments.zh)).err).toContain(zh);
});
