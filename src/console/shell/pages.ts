import { lazy, type ComponentType } from 'react';
import type { Text } from '../text';

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
  { path: '/', title: { zh: '概览', en: 'Overview' }, content: lazy(() => import('../front/page')) },
  { path: '/console/upload', title: { zh: '报送', en: 'Upload' }, content: lazy(() => import('../upload/page')) },
  {
    path: '/console/completeness',
    title: { zh: '报送进度', en: 'Completeness' },
    content: lazy(() => import('../completeness/page')),
  },
  { path: '/console/explore', title: { zh: '查数', en: 'Explore' }, content: lazy(() => import('../explore/page')) },
  { path: '/console/release', title: { zh: '通报', en: 'Releases' }, content: lazy(() => import('../release/page')) },
  {
    path: '/console/administration',
    title: { zh: '管理', en: 'Administration' },
    content: lazy(() => import('../administration/page')),
  },
];
