import { Button } from '@mantine/core';
import { useRef, useState, type DragEvent } from 'react';
import { say } from '../language';

const words = {
  drop: { zh: '把工作簿拖到这里，可一次多个', en: 'Drop workbooks here, several at once' },
  choose: { zh: '选择文件', en: 'Choose files' },
  kinds: {
    zh: 'xlsx、xls、ods、csv；版式不限，按内容识别',
    en: 'xlsx, xls, ods or csv, in whatever layout: it is recognised by what it says',
  },
};

interface Properties {
  readonly onFiles: (files: readonly File[]) => void;
  /** Beside something else that is being looked at. */
  readonly small: boolean;
}

/** Where workbooks are let fall, or chosen. */
export function DropZone({ onFiles, small }: Properties) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    if (files && files.length > 0) onFiles([...files]);
  };
  const dragged = (event: DragEvent, now: boolean): void => {
    event.preventDefault();
    setOver(now);
  };
  return (
    <div
      className={`drop ${over ? 'over' : ''} ${small ? 'small' : ''}`}
      onDragOver={(event) => dragged(event, true)}
      onDragLeave={(event) => dragged(event, false)}
      onDrop={(event) => {
        dragged(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <p>{say(words.drop)}</p>
      <Button onClick={() => input.current?.click()}>{say(words.choose)}</Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={say(words.choose)}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      {small ? null : <p className="fine">{say(words.kinds)}</p>}
    </div>
  );
}
