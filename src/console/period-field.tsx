import { Autocomplete } from '@mantine/core';
import { useEffect, useState } from 'react';
import { say } from './language';
import { isPeriod } from './periods';

const words = {
  period: { zh: '时期', en: 'Period' },
  wrong: { zh: '如 2009-H2、2009-Q3、2009-07、2009', en: 'such as 2009-H2, 2009-Q3, 2009-07 or 2009' },
};

interface Properties {
  readonly value: string;
  readonly known: readonly string[];
  readonly onPick: (period: string) => void;
}

/** Where a period is picked among those that are known, or written. */
export function PeriodField({ value, known, onPick }: Properties) {
  const [written, setWritten] = useState(value);
  useEffect(() => setWritten(value), [value]);
  const wrong = written !== '' && !isPeriod(written);
  const take = (period: string): void => {
    setWritten(period);
    if (isPeriod(period) && period !== value) onPick(period);
  };
  return (
    <Autocomplete
      className="period-field"
      label={say(words.period)}
      data={[...known]}
      value={written}
      onChange={setWritten}
      onOptionSubmit={take}
      onBlur={() => take(written.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(written.trim());
      }}
      error={wrong ? say(words.wrong) : undefined}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      // all of them are offered, whatever is written
      filter={({ options }) => options}
    />
  );
}
