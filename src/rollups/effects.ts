import { Fraction, type Totals } from '../model';

/** What one branch did to a mean, exactly. */
interface EffectOnMean {
  /** By its own figure changing. */
  readonly rate: Fraction;
  /** By its share of the volume changing, to where figures are above or below the mean. */
  readonly weight: Fraction;
}

const half = Fraction.of(1n, 2n);

/**
 * Takes the change of a mean apart, about the midpoint of both periods so that neither is favoured: for a branch with the
 * share s of the volume and the figure r, under the mean M,
 *
 *     rate = (s₀+s₁)/2 · (r₁−r₀)        weight = ((r₀+r₁)/2 − (M₀+M₁)/2) · (s₁−s₀)
 *
 * All together are M₁−M₀ exactly, because the shares add up to 1 both times. A branch without a figure in one of the
 * periods had no rate to change: with its one figure for both, all that it does is weight. The totals are exact
 * (low = high), and each period has some volume.
 */
export function effectsOnMean(
  branches: readonly { readonly before: Totals; readonly after: Totals }[],
): readonly EffectOnMean[] {
  const before = meanOf(branches.map((one) => one.before));
  const after = meanOf(branches.map((one) => one.after));
  const middle = before.mean.plus(after.mean).times(half);
  return branches.map((_, index) => {
    const [was, is] = [before.parts[index], after.parts[index]];
    const [r0, r1] = [was?.rate ?? is?.rate, is?.rate ?? was?.rate];
    if (!r0 || !r1) return { rate: Fraction.zero, weight: Fraction.zero };
    const [s0, s1] = [was?.share ?? Fraction.zero, is?.share ?? Fraction.zero];
    return {
      rate: s0.plus(s1).times(half).times(r1.minus(r0)),
      weight: r0.plus(r1).times(half).minus(middle).times(s1.minus(s0)),
    };
  });
}

interface Weighed {
  readonly rate: Fraction;
  readonly share: Fraction;
}

/** The mean of totals, with the rate and the share of each; those that weigh nothing have neither. */
function meanOf(all: readonly Totals[]): { readonly mean: Fraction; readonly parts: readonly (Weighed | undefined)[] } {
  const sum = (values: readonly Fraction[]): Fraction => values.reduce((a, b) => a.plus(b), Fraction.zero);
  const weighed = all.map(({ low, volume }) => ({ sum: Fraction.ofDecimal(low), volume: Fraction.ofDecimal(volume) }));
  const volume = sum(weighed.map((one) => one.volume));
  return {
    mean: sum(weighed.map((one) => one.sum)).over(volume),
    parts: weighed.map((one) =>
      one.volume.numerator === 0n ? undefined : { rate: one.sum.over(one.volume), share: one.volume.over(volume) },
    ),
  };
}
