import type { Role } from '../access';
import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import { readChoice, readCodes } from './arguments';
import type { CommandOption, Given } from './command';

const roles = ['reader', 'uploader', 'officer', 'administrator'] as const satisfies readonly Role[];

/** What somebody is to be. */
export const rankOptions: readonly CommandOption[] = [
  {
    name: 'role',
    value: 'ROLE',
    required: true,
    help: {
      zh: '角色：reader（看）、uploader（一家分公司报送）、officer（省公司主管）、administrator（管理员）',
      en: 'what they may do: reader, uploader (of one branch), officer or administrator',
    },
  },
  {
    name: 'branch',
    value: 'B',
    help: { zh: 'uploader 的分公司，代码或名称', en: 'the branch of an uploader, by code or name' },
  },
];

export function readRank(
  given: Given,
  catalogue: Catalogue,
  language: Language,
): { role: Role; branch?: string | undefined } {
  const branch = given.text('branch');
  return {
    role: readChoice('role', given.text('role') ?? '', roles, language),
    branch: branch === undefined ? undefined : readCodes('reporter', [branch], catalogue, language)[0],
  };
}
