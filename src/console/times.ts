const two = (number: number): string => String(number).padStart(2, '0');

/**
 * An instant in the reader's own time zone, as a day and a time of day that stand under one another in a table. It is not
 * made by `Intl`, whose first use takes longer than all else that the first page runs.
 */
export function timeText(instant: string): string {
  const at = new Date(instant);
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
