"""What a process costs, and the machine that it ran on."""

import dataclasses
import os
import resource
import subprocess
import time


@dataclasses.dataclass
class Cost:
    wall_s: float
    cpu_s: float
    peak_mb: float


def measured(command):
    """The cost of a process that runs to its end. Raises CalledProcessError where it fails.

    Linux counts this interpreter's own memory to the child, which starts as its copy: measure before
    reading much.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def children_cpu_s():
    """The CPU seconds of all processes that have been started and waited for so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def disk_bytes(folder):
    """The blocks of all files below a folder."""
    return sum(os.lstat(os.path.join(parent, file)).st_blocks * 512
               for parent, _, files in os.walk(folder) for file in files)


def value_of(path, key):
    """The value of the first "key: value" line of a file in /proc."""
    with open(path, encoding="utf-8") as file:
        return next((line.partition(":")[2].strip() for line in file if line.startswith(key)), "unknown")


def machine():
    kilobytes = value_of("/proc/meminfo", "MemTotal").split()[0]
    return {"cpu": value_of("/proc/cpuinfo", "model name"),
            "cores": len(os.sched_getaffinity(0)),
            "memory_gb": round(int(kilobytes) * 1024 / 1e9, 1),
            "load": round(os.getloadavg()[0], 2)}
