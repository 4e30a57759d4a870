import { Button, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { request } from '../http/ask';
import { chooseLanguage, language, say } from '../language';
import { Link } from '../link';
import { useMe } from './me';
import { pages } from './pages';
import { roleNames } from './roles';

const words = {
  // in Chinese, the name of the program alone is that of a page, too
  tongbao: { zh: '服务质量通报', en: 'Tongbao' },
  pages: { zh: '页面', en: 'Pages' },
  queries: { zh: '查询', en: 'Queries' },
  logIn: { zh: '登录', en: 'Log in' },
  logOut: { zh: '退出', en: 'Log out' },
  nobody: { zh: '未登录', en: 'not logged in' },
  localReader: { zh: '本机查阅', en: 'reading on this machine' },
  language: { zh: 'English', en: '中文' },
  scheme: { zh: '明暗', en: 'Light or dark' },
  auto: { zh: '随系统', en: 'As the system' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
};

/** Where one is, where one can go, who one is. */
export function Header({ path }: { readonly path: string }) {
  return (
    <header className="head">
      <Link to="/" className="brand">
        {say(words.tongbao)}
      </Link>
      <nav aria-label={say(words.pages)}>
        {pages.map((page) => (
          <Link key={page.path} to={page.path} current={page.path === path}>
            {say(page.title)}
          </Link>
        ))}
        {/* another document: its editor needs a policy of its own */}
        <a href="/graphiql">{say(words.queries)}</a>
      </nav>
      <div className="settings">
        <Scheme />
        <button type="button" className="plain" lang={language === 'zh' ? 'en' : 'zh'} onClick={otherLanguage}>
          {say(words.language)}
        </button>
        <Who />
      </div>
    </header>
  );
}

function otherLanguage(): void {
  chooseLanguage(language === 'zh' ? 'en' : 'zh');
}

function Scheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <select
      className="plain"
      aria-label={say(words.scheme)}
      value={colorScheme}
      onChange={(event) => setColorScheme(event.currentTarget.value as MantineColorScheme)}
    >
      {(['auto', 'light', 'dark'] as const).map((scheme) => (
        <option key={scheme} value={scheme}>
          {say(words[scheme])}
        </option>
      ))}
    </select>
  );
}

function Who() {
  const { me, askToLogIn } = useMe();
  if (me.via !== 'session') {
    return (
      <>
        <span className="who">{say(me.role === null ? words.nobody : words.localReader)}</span>
        <Button size="xs" onClick={askToLogIn}>
          {say(words.logIn)}
        </Button>
      </>
    );
  }
  const logOut = async (): Promise<void> => {
    await request('DELETE', '/session');
    location.reload();
  };
  return (
    <>
      <span className="who">
        {me.name} <small>{me.role === null ? '' : say(roleNames[me.role])}</small>
      </span>
      <Button size="xs" variant="default" onClick={() => void logOut()}>
        {say(words.logOut)}
      </Button>
    </>
  );
}
