/** Names for sheets that spreadsheets accept: no more than 31 characters, none of them forbidden, no name twice. */
export function sheetNamer(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const clean = wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim();
    for (let turn = 1; ; turn++) {
      const suffix = turn === 1 ? '' : ` ${turn}`;
      const name = clean.slice(0, 31 - suffix.length) + suffix;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}
