import { keepRunning } from '../newsroom/run.ts';
import type { Doors, ExitCode, Options } from './house.ts';

/** Runs the scheduler until the signal; the call in flight is waited for. */
export async function run(doors: Doors, options: Options, signal: AbortSignal): Promise<ExitCode> {
  const config = await doors.loadConfig(options.config);
  const log = doors.createLog(config, options.logLevel);
  const house = await doors.openHouse(config, options.data, log);
  const heartbeat = house.keepHeartbeat();
  try {
    log.info('bylinebot is running', {
      bylines: config.bylines.map((byline) => byline.author),
      sandbox: house.sandbox ?? undefined,
    });
    await keepRunning(house.desk, house.ringOn, signal);
    log.info('bylinebot has stopped');
    return 0;
  } finally {
    heartbeat.stop();
    await house.close();
  }
}
