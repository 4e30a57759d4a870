import { decimal } from '../model';

/** A least value that is above the greatest. */
export function checkRange(
  range: { min?: string | undefined; max?: string | undefined },
  path: readonly PropertyKey[],
  report: (path: readonly PropertyKey[], message: string) => void,
): void {
  if (range.min !== undefined && range.max !== undefined && decimal(range.min).gt(decimal(range.max))) {
    report(path, `min ${range.min} is above max ${range.max}`);
  }
}
