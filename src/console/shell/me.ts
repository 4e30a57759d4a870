import { createContext, use } from 'react';

/** Whoever sits before the page, as the server knows them. */
export interface Me {
  readonly name: string | null;
  readonly role: 'reader' | 'uploader' | 'officer' | 'administrator' | null;
  readonly branch: string | null;
  readonly via: string;
  readonly rights: readonly { readonly operation: string; readonly right: 'all' | 'own' | 'none' }[];
  /** By what one can log in here. */
  readonly logIns: { readonly password: boolean; readonly openId: boolean };
}

interface MeHere {
  readonly me: Me;
  /** Whether something may be done at all, if only to what is one's own. */
  readonly may: (operation: string) => boolean;
  readonly askToLogIn: () => void;
}

export const MeContext = createContext<MeHere | undefined>(undefined);

/** Who is there, and what they may do. */
export function useMe(): MeHere {
  const here = use(MeContext);
  if (!here) throw new Error('nothing is shown before it is known to whom');
  return here;
}
