import type { ComponentType } from 'react';
import { say } from '../language';
import { loaded } from '../loaded';
import type { Text } from '../text';

const words = { opening: { zh: '正在打开……', en: 'Opening the page…' } };

/** A page of the console. */
export interface Page {
  readonly path: string;
  readonly title: Text;
  readonly content: ComponentType;
}

/**
 * The pages by the order of the navigation; src/api/rest/console.ts answers these very addresses. Each is loaded only when
 * it is shown.
 */
export const pages: readonly Page[] = [
  page('/', { zh: '概览', en: 'Overview' }, () => import('../front/page')),
  page('/console/upload', { zh: '报送', en: 'Upload' }, () => import('../upload/page')),
  page('/console/completeness', { zh: '报送进度', en: 'Completeness' }, () => import('../completeness/page')),
  page('/console/explore', { zh: '查数', en: 'Explore' }, () => import('../explore/page')),
  page('/console/release', { zh: '通报', en: 'Releases' }, () => import('../release/page')),
  page('/console/administration', { zh: '管理', en: 'Administration' }, () => import('../administration/page')),
];

/** A page, loaded when it is shown; the one that the address names, before it is even known who is there. */
function page(path: string, title: Text, load: () => Promise<{ readonly default: ComponentType }>): Page {
  const content = loaded(() => load().then((module) => module.default), say(words.opening));
  if (location.pathname === path) content.begin();
  return { path, title, content };
}
