import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const LOOK_AGAIN_MS = 200;

/** True while a process of that id runs; one of another user counts (EPERM). */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holderOf(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The file appears with its content in one step: nobody reads half of it. */
function take(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** A lock whose process is gone was left by a crash. Another start may have replaced it meanwhile: that one stays. */
function dropStale(file, holder) {
  if (holderOf(file) === holder) rmSync(file, { force: true });
}

/**
 * Does some work while no other process does it: one that finds the lock taken waits until it is free, or until its
 * holder no longer runs. `onWait` is told the id of the holder, once for each.
 */
export async function locked(file, onWait, work) {
  mkdirSync(dirname(file), { recursive: true });
  let told = null;
  while (!take(file)) {
    const holder = holderOf(file);
    const pid = Number(holder);
    const isStale = holder !== null && !(Number.isInteger(pid) && pid > 0 && isRunning(pid));
    if (isStale) dropStale(file, holder);
    else {
      if (holder !== null && told !== holder) onWait(pid);
      told = holder ?? told;
      await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
    }
  }
  const release = () => {
    if (holderOf(file) === String(process.pid)) rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
