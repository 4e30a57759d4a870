/** About how long a piece is that is sent at once, in characters or bytes. */
export const pieceLength = 65_536;
