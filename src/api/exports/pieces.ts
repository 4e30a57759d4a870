/**
 * About how long a piece is that is sent at once, in characters or bytes. Texts of twice the length would be large objects
 * to the engine, which it lets lie about until the next great sweep.
 */
export const pieceLength = 32_768;
