// Prints what was measured beside what it should be.

/** Whether a result keeps to its target; undefined where it has none. */
export function verdict({ value, least, most }) {
  if (least === undefined && most === undefined) return undefined;
  return value >= (least ?? -Infinity) && value <= (most ?? Infinity);
}

/** These are about no one size of the warehouse. */
const ofNoSize = new Set(['sizes', 'scale', 'reading', 'records', 'cost']);

/** Three figures that matter, and no more. */
function short(value) {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}

export const printResults = {
  machine(machine) {
    for (const [name, text] of Object.entries(machine)) console.log(`${name.padEnd(18)} ${text}`);
  },
  bench({ name, title, size, load, results }) {
    console.log(`\n${name}: ${title}`);
    const on = ofNoSize.has(name) ? '' : `${size} observations; `;
    console.log(`  (${on}load of the machine before ${load.before}, after ${load.after})`);
    for (const { what, value, unit, least, most } of results) {
      if (value === undefined) {
        console.log(`  ${what}`);
        continue;
      }
      const kept = verdict({ value, least, most });
      const target = kept === undefined ? '' : `${least === undefined ? `≤ ${most}` : `≥ ${least}`} ${unit}`;
      const said = kept === undefined ? '' : kept ? 'kept' : 'MISSED';
      console.log(
        `  ${what.padEnd(44)} ${short(value).padStart(9)} ${unit.padEnd(7)} ${target.padEnd(16)} ${said}`.trimEnd(),
      );
    }
  },
};
