import { Copy } from '../copy';
import { say } from '../language';
import { Notice } from '../states';

const words = {
  once: { zh: '只显示这一次，请立即保存。', en: 'It is shown this once: keep it now.' },
  copy: { zh: '复制', en: 'Copy' },
};

/** A secret that was made, to be taken along now or never. */
export function Secret({ title, secret }: { readonly title: string; readonly secret: string }) {
  return (
    <Notice title={title} kind="good">
      <p>{say(words.once)}</p>
      <p className="row middle">
        <code className="secret">{secret}</code>
        <Copy text={secret}>{say(words.copy)}</Copy>
      </p>
    </Notice>
  );
}
