"""Runs a command and writes what it used: usage.py REPORT COMMAND [ARGUMENT…]

wait4 tells the CPU time and the largest resident set of the command and of everything it waited for; no polling
could see the last milliseconds.
"""
import json
import os
import sys
import time

report, *command = sys.argv[1:]
started = time.monotonic()
pid = os.posix_spawnp(command[0], command, os.environ)
_, status, used = os.wait4(pid, 0)
wall = time.monotonic() - started
with open(report, "w", encoding="utf8") as file:
    json.dump(
        {
            "wallMillis": wall * 1000,
            "cpuMillis": (used.ru_utime + used.ru_stime) * 1000,
            # Linux counts in kilobytes, macOS in bytes.
            "peakBytes": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        },
        file,
    )
sys.exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 128)
