"""Runs a command; writes its seconds, its seconds of processor time and the peak memory (MB) of it and
its children to a file.

usage: measure.py FIGURES COMMAND...
"""
import resource
import subprocess
import sys
import time

start = time.monotonic()
code = subprocess.run(sys.argv[2:]).returncode
seconds = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
with open(sys.argv[1], "w") as file:
    print(f"{seconds:.3f} {cpu:.3f} {peak:.0f}", file=file)
sys.exit(code)
