# SPDX-License-Identifier: MIT
"""gdb commands for the Heddle kernel: `source tools/gdb/heddle.py`.

`help heddle` lists them.  The parts are in the folder heddle/ beside this file.
"""
import os
import sys

import gdb

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))


class HeddlePrefix(gdb.Command):
    """Heddle's own commands:

threads         every thread of every world: state, what it waits for
thread-bt TID   a thread's backtrace, sleeping or not, kernel and user
runqueues       what each processor runs, and who waits for it
locks           spinlocks held, mutexes and user locks that somebody waits for
waits           the wait-for graph: who waits for what, and who could end it
files PID       the descriptors of a process
vm PID          its mappings, and what of them is in memory
trace N         the last records of the kernel's trace
user-symbols    load the symbols of a user program: user-symbols NAME
schedule        where in its schedule the run of a token is
failure         go on to where it fails
last-write      go back to the last write of a variable"""

    def __init__(self):
        super().__init__("heddle", gdb.COMMAND_USER, prefix=True)


HeddlePrefix()

from heddle import files, locks, replay, runqueues, symbols, threads, trace, vm, waits  # noqa: E402

for part in (symbols, threads, locks, waits, files, vm, trace, runqueues, replay):
    part.register()

# User memory depends on the page tables that a processor has loaded.
gdb.execute("set stack-cache off")
gdb.execute("set code-cache off")
