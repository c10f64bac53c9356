import Sqlite from 'libsql';
import { FaultError, type Fault } from '../model/fault.ts';
import { explain, isBusy } from './fault.ts';

/** A hold on a data folder, which ends with the process at the latest. */
export type Hold = { release(): void };

/** Holds a store's file beside others that work on it. Rejects while somebody restores it. */
export function holdShared(file: string): Hold {
  return hold(file, 'lock', 'begin; select count(*) from sqlite_master', {
    what: `the store ${file} is just being restored`,
    remedy: 'wait until that is done, then start again',
  });
}

/** Holds a store's file alone. Refused while anybody works on it. */
export function holdAlone(file: string): Hold {
  return hold(file, 'lock', 'begin exclusive', {
    what: `a bot works on the store ${file}`,
    remedy: 'stop it (and every other bylinebot command on this folder), then restore again',
  });
}

/** Holds a store's file as the one bot that keeps running on it; commands beside it are not kept out. Refused while another runs. */
export function holdRunning(file: string): Hold {
  return hold(file, 'run', 'begin exclusive', {
    what: `another bylinebot run works on the store ${file}`,
    remedy: 'stop that one first, or name another folder with --data',
  });
}

/** An empty SQLite file whose locks the system takes away with the process, however it ends. */
function hold(file: string, ending: 'lock' | 'run', begin: string, busy: Fault): Hold {
  try {
    const connection = new Sqlite(`${file}.${ending}`);
    try {
      connection.exec('pragma busy_timeout = 0');
      connection.exec(begin);
    } catch (error) {
      connection.close();
      throw error;
    }
    return {
      release: () => {
        if (connection.inTransaction) connection.exec('rollback');
        connection.close();
      },
    };
  } catch (error) {
    throw isBusy(error) ? new FaultError(busy) : explain(error, file);
  }
}
