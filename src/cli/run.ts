import type { Config } from '../config/config.ts';
import { keepRunning } from '../newsroom/run.ts';
import type { Log } from '../ports/desk.ts';
import type { Doors, ExitCode, House, Options } from './house.ts';

/** Runs the scheduler until the signal; the call in flight is waited for. Refused where another one runs on the folder. */
export async function run(doors: Doors, options: Options, signal: AbortSignal): Promise<ExitCode> {
  const config = await doors.loadConfig(options.config);
  const log = await doors.createLog(config, options.logLevel);
  // Before anything is opened, so that a second one touches nothing.
  const hold = await doors.holdFolder(options.data);
  try {
    return await work(doors, config, options.data, log, signal);
  } finally {
    hold.release();
  }
}

async function work(
  doors: Doors,
  config: Config,
  data: string,
  log: Log,
  signal: AbortSignal,
): Promise<ExitCode> {
  const house = await doors.openHouse(config, data, log);
  const heartbeat = house.keepHeartbeat();
  let hubs: Awaited<ReturnType<House['openHubs']>> = null;
  try {
    hubs = await house.openHubs();
    if (config.websub !== null) log.info('hubs may call', { callback: config.websub.callback });
    log.info('bylinebot is running', {
      bylines: config.bylines.map((byline) => byline.author),
      sandbox: house.sandbox ?? undefined,
    });
    await keepRunning(house.desk, house.ringOn, signal, hubs);
    log.info('bylinebot has stopped');
    return 0;
  } finally {
    heartbeat.stop();
    await hubs?.close();
    await house.close();
  }
}
