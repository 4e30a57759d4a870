// Which of the two families of servers stands behind a URL or a program, by its own account.

/** 'MySQL' or 'MariaDB', from what `SELECT VERSION()` or `--version` says. */
export const familyOf = (version) => (/mariadb/i.test(version) ? 'MariaDB' : 'MySQL');

/** Asks the server at `url`; throws when it can't be reached or the login is refused. */
export async function familyAt(url) {
  // Imported here: the scripts are also run before anything is installed.
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection({ uri: url, connectTimeout: 10_000 });
  try {
    const [[row]] = await connection.query('SELECT VERSION() AS version');
    return familyOf(row.version);
  } finally {
    await connection.end();
  }
}
