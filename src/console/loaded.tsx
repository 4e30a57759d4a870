import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { Waiting } from './states';

/** A component whose files are loaded when it is first shown, or from `begin` on. */
interface Loaded<Properties> {
  (properties: Properties): ReactNode;
  begin(): void;
}

/**
 * Shows a component the moment its files are here, and until then, in words, what is being done. React's own way, `lazy`
 * within `Suspense`, holds back whatever comes after a first picture for up to 0.3 s, which is long for a page.
 */
export function loaded<Properties extends object>(
  load: () => Promise<ComponentType<Properties>>,
  doing: string,
): Loaded<Properties> {
  let here: ComponentType<Properties> | undefined;
  let coming: Promise<void> | undefined;
  const begin = (): Promise<void> =>
    (coming ??= load().then(
      (content) => {
        here = content;
      },
      (thrown: unknown) => {
        // whoever tries again asks again
        coming = undefined;
        throw thrown;
      },
    ));
  const Content = (properties: Properties): ReactNode => {
    const [, setCome] = useState(here !== undefined);
    const [failed, setFailed] = useState<{ readonly thrown: unknown }>();
    useEffect(() => {
      begin().then(
        () => setCome(true),
        (thrown: unknown) => setFailed({ thrown }),
      );
    }, []);
    if (failed) throw failed.thrown;
    const Here = here;
    return Here ? <Here {...properties} /> : <Waiting>{doing}</Waiting>;
  };
  return Object.assign(Content, {
    begin(): void {
      begin().catch(() => undefined);
    },
  });
}
