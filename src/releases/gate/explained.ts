import type { Waiver, WaiverScope } from '../../warehouse';

/** What a scope may name beside its kind and branch. */
const named = ['service', 'indicator', 'customerClass', 'rule', 'submission'] as const;

/** Whether a waiver, or what is to be waived, is about something: of its kind and branch, and all else that it names. */
export function isAbout(scope: WaiverScope, question: WaiverScope): boolean {
  return (
    scope.kind === question.kind &&
    scope.branch === question.branch &&
    named.every((part) => scope[part] === undefined || scope[part] === question[part])
  );
}

/** The waiver that explains something: the first that was given. */
export function explanationOf(waivers: readonly Waiver[], question: WaiverScope): Waiver | undefined {
  return waivers.find((one) => isAbout(one, question));
}
