import type { Doors, ExitCode, Options, Streams } from './house.ts';

/** Serves the stand-in for X by itself until the signal. */
export async function sandbox(
  doors: Doors,
  options: Options & { readonly port?: number },
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  const port = options.port ?? (await doors.loadConfig(options.config)).sandbox.port;
  const server = await doors.serveSandbox(port, options.data);
  streams.out(`${server.origin}\n`);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.close();
  return 0;
}
