import { readFileSync, writeFileSync } from 'node:fs';

/** Ticks of processor time in a second, which Linux fixes for every architecture it reports to programs. */
const TICKS = 100;

/** What the system tells of a process, or null where it tells nothing of the kind or the process is gone. */
function read(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return null;
  }
}

/** Seconds of processor time of processes, of all threads they have or had; null where the system does not tell. */
export function cpuSeconds(pids) {
  let ticks = 0;
  for (const pid of pids) {
    const stat = read(pid, 'stat');
    if (stat === null) return null;
    // The name in brackets may hold spaces; user and system time are the 14th and 15th field.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / TICKS;
}

/** Bytes that a process holds now, after which its peak is counted anew; null where the system does not tell. */
export function memoryBase(pid) {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // The peak since the start of the process stands in for it then.
  }
  return statusBytes(pid, 'VmRSS');
}

/** The most bytes that a process has held. */
export const memoryPeak = (pid) => statusBytes(pid, 'VmHWM');

function statusBytes(pid, field) {
  const found = new RegExp(`${field}:\\s+(\\d+) kB`).exec(read(pid, 'status') ?? '');
  return found ? Number(found[1]) * 1024 : null;
}
