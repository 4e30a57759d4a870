/*
 * releases: what is published: what may still keep a period from it, what was explained, the version that a release holds
 * on to, how a revision differs from the release before, and proof that none has changed since.
 * It imports foundation, model, catalogue, warehouse and rollups.
 */
export { createReleases } from './create-releases';
export { changesSince, type ReleaseChange } from './changes';
export type { CellStatus, GridCell } from './gate/figures';
export { releaseGate, type ReleaseGate } from './gate/gate';
export type { BrokenLimit } from './gate/limits';
export { ruleVerdicts, type RuleCheck, type RuleVerdict } from './gate/rules';
export { findRelease, isPublished, releaseBefore, releaseNumber } from './find';
export type { Releases } from './releases';
export { releaseFaults, type ReleaseFault } from './verify';
