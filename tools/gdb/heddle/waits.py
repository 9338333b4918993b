# SPDX-License-Identifier: MIT
"""waits: the wait-for graph, who waits for what and who could end it."""
import gdb

from . import files, locks, memory, symbols, threads

# Which queues of the object under a file its holder can wake; as file_ops.wakes.
BOTH = {"eventfd": ("eventfd", ("readers", "writers")), "mq": ("mq", ("not_empty", "not_full")),
        "epoll": ("epoll", ("waiters",))}
SOCKET = ("readable", "writable", "room")


def woken_through(file):
    """Addresses of the queues that a holder of this open file can wake."""
    kind = file["ops"]["name"].string()
    access = int(file["flags"]) & 3

    def under(name):
        return file["data"].cast(gdb.lookup_type(f"struct {name}").pointer()).dereference()

    if kind in ("pipe", "fifo"):
        names = [] if access == 0 else ["readers"]
        names += [] if access == 1 else ["writers"]
        return [int(under("pipe")[name].address) for name in names]
    if kind in BOTH:
        name, queues = BOTH[kind]
        return [int(under(name)[queue].address) for queue in queues]
    if kind == "socket":
        ends = [under("socket")]
        ends += [ends[0]["peer"].dereference()] if int(ends[0]["peer"]) else []
        return [int(end[queue].address) for end in ends for queue in SOCKET]
    return []


def processes():
    """Each process once, with its threads."""
    found = {}
    for thread in threads.each_thread():
        if int(thread["process"]):
            found.setdefault(int(thread["process"]), []).append(thread)
    return found


def sleepers(queue):
    """The threads in a queue, also those that an epoll tells on."""
    for waiter in memory.each(queue["waiters"], "struct waiter", "link"):
        if int(waiter["told"]) == 0:
            yield int(waiter["thread"])
        elif int(waiter["onward"]):
            yield from sleepers(waiter["onward"].dereference())


def holders(everyone):
    """For each thread that waits in a queue: the processes that could wake it."""
    could = {}

    def add(address, process):
        queue = gdb.Value(address).cast(gdb.lookup_type("struct waitq").pointer()).dereference()
        for thread in sleepers(queue):
            could.setdefault(thread, set()).add(process)

    for address, own in everyone.items():
        process = own[0]["process"].dereference()
        if int(process["parent"]):
            add(int(process["parent"]["child_events"].address), address)
        if int(process["files"]) == 0:
            continue
        table = process["files"].dereference()
        for fd in range(int(table["size"])):
            if int(table["slot"][fd]["file"]):
                for queue in woken_through(table["slot"][fd]["file"].dereference()):
                    add(queue, address)
    return could


def line_of(thread, could, everyone):
    reason = memory.reason_word(int(thread["wait_reason"]))
    if reason in ("lock", "join"):
        symbols.load_for(thread)
        address, value = locks.read_word(thread) or (0, 0)
        return f"{reason} {memory.symbol_at(address)}: thread {value & locks.TID_MASK}"
    if reason == "futex":
        return f"futex {int(thread['wait_word']['addr']):#x}: whoever can write it"
    what = f"{reason} {int(thread['wait_object'])}" if int(thread["wait_object"]) < 1 << 63 else reason
    others = [locks.title(own[0]) for process, own in everyone.items()
              if process in could.get(int(thread.address), ()) and process != int(thread["process"])]
    return f"{what}: {', '.join(others) or 'nobody else'}" if int(thread.address) in could else f"{what}: ?"


class Waits(memory.Command):
    """Show the wait-for graph: waits

One line for each thread of a program that waits: what for, and which threads or
(by their first thread) other processes could end that; ?: somebody outside.
At the end who can never go on, as the kernel found when it looked last."""

    def __init__(self):
        super().__init__("waits", gdb.COMMAND_STATUS)

    def invoke(self, _argument, _from_tty):
        everyone = processes()
        could = holders(everyone)
        stuck = []
        for thread in sum(everyone.values(), []):
            if threads.waits(thread):
                print(f"{locks.title(thread)} waits for {line_of(thread, could, everyone)}")
            if int(thread["wait_stuck"]):
                stuck.append(locks.title(thread))
        if stuck:
            print(f"for ever: {', '.join(stuck)}")


def register():
    Waits()
