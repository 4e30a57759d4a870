import { say } from '../language';
import { roleNames } from '../shell/roles';
import { useAnswer } from '../http/answer';
import { BranchNames } from './queries';

const words = {
  role: { zh: '角色', en: 'Role' },
  branch: { zh: '分公司', en: 'Branch' },
};

export const roles = ['READER', 'UPLOADER', 'OFFICER', 'ADMINISTRATOR'] as const;
export type Role = (typeof roles)[number];

/** What a role of the endpoint is called. */
export function roleName(role: Role): string {
  return say(roleNames[role.toLowerCase() as Lowercase<Role>]);
}

interface Properties {
  readonly role: Role;
  readonly branch: string;
  readonly onChange: (role: Role, branch: string) => void;
}

/** What somebody may do, and for an uploader, for whom. */
export function RoleFields({ role, branch, onChange }: Properties) {
  const branches = useBranches();
  return (
    <>
      <label className="native">
        <span>{say(words.role)}</span>
        <select value={role} onChange={(event) => onChange(event.currentTarget.value as Role, branch)}>
          {roles.map((one) => (
            <option key={one} value={one}>
              {roleName(one)}
            </option>
          ))}
        </select>
      </label>
      {role === 'UPLOADER' ? (
        <label className="native">
          <span>{say(words.branch)}</span>
          <select value={branch} required onChange={(event) => onChange(role, event.currentTarget.value)}>
            <option value="" />
            {branches.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </>
  );
}

/** The branches that report, in the order of the catalogue. */
export function useBranches(): readonly { readonly code: string; readonly name: string }[] {
  const { data } = useAnswer(BranchNames, {});
  return (data?.branches ?? []).filter(({ level }) => level === 'BRANCH');
}
