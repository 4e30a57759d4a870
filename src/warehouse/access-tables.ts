import { EntitySchema } from 'typeorm';
import { refersTo, type ColumnKinds } from './column-kinds';

export interface AccountRow {
  name: string;
  password?: string | undefined;
  subject?: string | undefined;
  role: string;
  branch?: string | undefined;
  createdAt: string;
  changedAt: string;
  disabledAt?: string | undefined;
}

export interface CredentialRow {
  id: string;
  kind: 'token' | 'session' | 'link';
  sha256: string;
  name: string;
  account?: string | undefined;
  role: string;
  branch?: string | undefined;
  createdAt: string;
  expiresAt: string;
  usedAt?: string | undefined;
  endedAt?: string | undefined;
}

/** Entities of who may come in, and with what. No secret is in them, only what one can be told by. */
export function accessEntities({ code, instant, sha256, text }: ColumnKinds) {
  const primary = { primary: true };
  const nullable = { nullable: true };
  return [
    new EntitySchema<AccountRow>({
      name: 'account',
      columns: {
        name: code('what it is called', { ...primary, length: 64 }),
        password: text('scrypt of the password, with its parameters and salt; null where there is none', nullable),
        subject: sha256('SHA-256 of issuer and subject of an OpenID provider, hex; null for others', nullable),
        role: code('reader, uploader, officer or administrator'),
        branch: code('branch of an uploader; null for others', nullable),
        createdAt: instant('when it was made, UTC'),
        changedAt: instant('when it was last changed, UTC'),
        disabledAt: instant('when it was disabled, UTC; null while it is not', nullable),
      },
      indices: [{ name: 'account_subject', columns: ['subject'], unique: true }],
    }),
    new EntitySchema<CredentialRow>({
      name: 'credential',
      columns: {
        id: code('what it is called', primary),
        kind: code('token, session or link'),
        sha256: sha256('SHA-256 of the secret, hex'),
        name: code('what it is for', { length: 64 }),
        account: code('account it belongs to; null where it stands for itself', { ...nullable, length: 64 }),
        role: code('the most it may be used as: reader, uploader, officer or administrator'),
        branch: code('branch of an uploader; null for others', nullable),
        createdAt: instant('when it was made, UTC'),
        expiresAt: instant('when it ends by itself, UTC'),
        usedAt: instant('about when it was last used, UTC; null before', nullable),
        endedAt: instant('when it was revoked, logged out or used up, UTC; null before', nullable),
      },
      indices: [
        { name: 'credential_secret', columns: ['sha256'], unique: true },
        { name: 'credential_account', columns: ['account'] },
      ],
      foreignKeys: [refersTo('account', 'account', 'credential_of', 'name')],
    }),
  ];
}
