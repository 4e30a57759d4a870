import { say } from '../language';
import type { Change } from './catalogue-rows';

const words = {
  none: { zh: '内容没有差别。', en: 'What they say is the same.' },
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '去掉', en: 'Removed' },
  renamed: { zh: '改名', en: 'Renamed' },
  changed: { zh: '改动', en: 'Changed' },
  reordered: { zh: '次序变了', en: 'In another order' },
  nothing: { zh: '（无）', en: '(nothing)' },
  count: { zh: '{count} 处', en: '{count}' },
};

/** How two catalogues differ, kind by kind. */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  if (changes.length === 0) return <p>{say(words.none)}</p>;
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const own = changes.filter((one) => one.kind === kind);
    return (
      <section key={kind}>
        <h3>
          {own[0]?.kindName} <span className="fine">{say(words.count, { count: own.length })}</span>
        </h3>
        <ul className="differences">
          {own.map((one) => (
            <li key={`${one.change} ${one.code}`}>
              <OneChange change={one} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function OneChange({ change: { change, code, name, fields } }: { readonly change: Change }) {
  return (
    <>
      <span className="difference">{say(words[change])}</span> {name} {code === '' ? null : <code>{code}</code>}
      {fields.length === 0 ? null : (
        <ul className="fine">
          {fields.map(({ path, before, after }) => (
            <li key={path}>
              {path === '' ? null : <code>{path}</code>} <del>{before ?? say(words.nothing)}</del> →{' '}
              <ins>{after ?? say(words.nothing)}</ins>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
