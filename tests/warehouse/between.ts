import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What somebody between the program and its server does to what passes. */
export interface Between {
  /** Changes what the server says; it is given piece by piece. */
  readonly fromServer?: (bytes: Buffer) => Buffer;
  /** Sees what the program says, and may keep it from going on by giving false. */
  readonly fromProgram?: (bytes: Buffer) => boolean;
}

/** Has somebody stand between the program and the server at `url` while `work` goes on, which gets the URL that leads to them, and what cuts all connections. */
export async function withBetween(
  url: string,
  { fromServer = (bytes) => bytes, fromProgram = () => true }: Between,
  work: (url: string, cut: () => void) => Promise<void>,
): Promise<void> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  const cut = (): void => open.forEach((one) => one.destroy());
  const server = createServer((program) => {
    const database = connect(Number(port), hostname);
    for (const [one, other] of [
      [program, database],
      [database, program],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    database.on('data', (bytes: Buffer) => program.write(fromServer(bytes)));
    program.on('data', (bytes: Buffer) => {
      if (fromProgram(bytes)) database.write(bytes);
      else program.pause();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const led = new URL(url);
    led.hostname = '127.0.0.1';
    led.port = String((server.address() as AddressInfo).port);
    await work(led.href, cut);
  } finally {
    cut();
    await new Promise((resolve) => server.close(resolve));
  }
}
