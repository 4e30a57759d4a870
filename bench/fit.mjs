// A straight line through what was measured.

/**
 * The line `value = fixed + each · size` that lies nearest to the points, each deviation taken in parts of the value: a second too
 * many matters more of two than of two hundred. Resolves to `{ fixed, each, off }`; `off` is the largest deviation, in parts.
 */
export function line(points) {
  let [weights, sizes, squares, values, products] = [0, 0, 0, 0, 0];
  for (const { size, value } of points) {
    const weight = 1 / value ** 2;
    weights += weight;
    sizes += weight * size;
    squares += weight * size ** 2;
    values += weight * value;
    products += weight * size * value;
  }
  const each = (weights * products - sizes * values) / (weights * squares - sizes ** 2);
  const fixed = (values - each * sizes) / weights;
  const off = Math.max(...points.map(({ size, value }) => Math.abs((fixed + each * size) / value - 1)));
  return { fixed, each, off };
}
