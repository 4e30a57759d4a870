import type { Language } from '../../foundation';
import type { Release as Stored } from '../../warehouse';
import { releaseRow } from '../release-row';
import type { ApiContext } from './context';
import type { Release } from './types/release';

/** A release for whoever asks. */
export function releaseOf(context: ApiContext, stored: Stored, lang: Language | null | undefined): Release {
  const named = context.gate.may('releases.manage');
  return { ...releaseRow(stored, context.catalogue, named), stored, language: lang ?? context.language };
}
