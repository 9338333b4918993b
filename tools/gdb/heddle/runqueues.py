# SPDX-License-Identifier: MIT
"""runqueues: what each processor runs, and who waits for it."""
import gdb

from . import memory, threads

REALTIME_0, DEFAULT, NICE_0, IDLE = 99, 100, 120, 140   # PRIO_* of kernel/sched/thread.h
POLICIES = {0: "other", 1: "fifo", 2: "rr", 3: "batch", 5: "idle"}


def urgency(prio):
    """A priority in force, as a person would say it."""
    if prio < DEFAULT:
        return f"real-time {REALTIME_0 - prio}"
    return "idle class" if prio >= IDLE else f"nice {prio - NICE_0}"


def describe(thread):
    prio = int(thread["prio"])
    own = int(thread["rt_priority"])
    own = REALTIME_0 - own if own else IDLE if int(thread["sched_policy"]) == 5 else NICE_0 + int(thread["nice"])
    lent = f", lent (its own: {urgency(own)})" if prio < own else ""
    return (f"{int(thread['world']['id'])}:{int(thread['tid'])} {memory.text(thread['name'])} "
            f"({POLICIES.get(int(thread['sched_policy']), '?')}, {urgency(prio)}{lent}, "
            f"{int(thread['used']) / 1e6:.2f} ms of its quantum used)")


class Runqueues(memory.Command):
    """Show the run queues: runqueues

For each processor the thread that runs there and those that wait for it, the
most urgent first; the default class's policy orders equals as it likes."""

    def __init__(self):
        super().__init__("runqueues", gdb.COMMAND_STATUS)

    def invoke(self, _argument, _from_tty):
        queues = gdb.parse_and_eval("run_queues")
        queued = [thread for thread in threads.each_thread() if int(thread["queued"])]
        for cpu in range(int(gdb.parse_and_eval("cpu_count"))):
            queue = queues[cpu]
            policy = queue["classes"][1]["policy"]["name"].string()
            running = queue["running"].dereference()
            idle = int(queue["running"]) == int(queue["idle"])
            print(f"cpu {cpu}: {int(queue['queued'])} queued, default policy {policy}")
            print(f"  running: {'idle' if idle else describe(running)}")
            mine = [thread for thread in queued if int(thread["cpu"]) == cpu]
            for thread in sorted(mine, key=lambda t: int(t["prio"])):
                print(f"  queued:  {describe(thread)}")


def register():
    Runqueues()
