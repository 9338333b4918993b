# SPDX-License-Identifier: MIT
"""threads, thread-bt: every thread of the kernel, and what each was doing.

A sleeping thread has no processor, but gdb unwinds only processors.  So
thread-bt lends it one: the registers that switch_stacks saved on the thread's
stack and its page tables are written into the current processor, gdb prints
its backtrace, and the processor's own registers are put back.  The machine
stands still meanwhile and never sees the loan.
"""
import contextlib

import gdb

from . import memory, symbols

# What switch_stacks pushes, in order of address.
SAVED = ("r15", "r14", "r13", "r12", "rbx", "rbp", "rip")


def processors():
    """struct cpu of each processor that is up."""
    cpus = gdb.parse_and_eval("cpus")
    return [cpus[i] for i in range(int(gdb.parse_and_eval("cpu_count")))]


def on_this_processor():
    """The thread that gdb's current processor runs, or None."""
    selected = gdb.selected_thread()
    if selected is None:
        return None
    current = gdb.parse_and_eval("cpus")[selected.num - 1]["thread"]
    return current.dereference() if int(current) else None


def processor_of(thread):
    """Number of the processor that runs this thread now, or None."""
    for number, cpu in enumerate(processors()):
        if int(cpu["thread"]) == int(thread.address):
            return number
    return None


def in_table(table):
    """The threads of one world's struct pid_table, bucket by bucket."""
    first, last = table["bucket"].type.range()
    for i in range(first, last + 1):
        yield from memory.each(table["bucket"][i], "struct thread", "pid_link")


def each_thread():
    """Every struct thread of every world, in order of tid."""
    table = gdb.lookup_type("struct pid_table").pointer()
    for world in memory.worlds():
        slot = world["slot"][int(gdb.parse_and_eval("WORLD_PIDS"))]
        if int(slot):
            yield from sorted(in_table(slot.cast(table).dereference()), key=lambda t: int(t["tid"]))


def find(words):
    """The thread that the words name: TID, WORLD:TID, or a name."""
    world, _, last = words.rpartition(":")
    for thread in each_thread():
        is_it = last in (str(int(thread["tid"])), memory.text(thread["name"]))
        if is_it and world in ("", str(int(thread["world"]["id"]))):
            return thread
    raise gdb.GdbError(f"there is no thread {words!r} (see threads)")


def waits(thread):
    return str(thread["state"]) == "THREAD_WAITING"


def state_of(thread):
    """One phrase: running on cpu 0; waiting for pipe 0x...; runnable."""
    processor = processor_of(thread)
    if processor is not None:
        return f"running on cpu {processor}"
    if waits(thread):
        reason = memory.reason_word(int(thread["wait_reason"]))
        return f"waiting for {reason} {int(thread['wait_object']):#x}"
    return memory.enum_word(thread["state"], "THREAD_")


def saved_registers(thread):
    """Register values of a thread that is not running."""
    stack = thread["rsp"].cast(gdb.lookup_type("uint64_t").pointer())
    registers = {name: int(stack[i]) for i, name in enumerate(SAVED)}
    registers["rsp"] = int(stack) + 8 * len(SAVED)
    if int(thread["mm"]):
        registers["cr3"] = int(thread["mm"]["root"])
    return registers


def register_value(name):
    """A register's value; gdb does not convert those that it shows as flags."""
    return int(gdb.execute(f"output/x ${name}", to_string=True), 16)


def set_register(name, value):
    """Assigns a register, in its own type: gdb does not convert to flags either."""
    kind = gdb.newest_frame().read_register(name).type
    gdb.set_convenience_variable("heddle_value", gdb.Value(value.to_bytes(8, "little"), kind))
    gdb.execute(f"set ${name} = $heddle_value", to_string=True)


@contextlib.contextmanager
def lent_processor(thread):
    """The current processor with the registers of a sleeping thread."""
    gdb.newest_frame().select()
    wanted = saved_registers(thread)
    own = {name: register_value(name) for name in wanted}
    try:
        for name, value in wanted.items():
            set_register(name, value)
        yield
    finally:
        gdb.newest_frame().select()
        for name, value in own.items():
            set_register(name, value)


def print_backtrace(thread):
    processor = processor_of(thread)
    selected = gdb.selected_thread()
    symbols.load_for(thread)
    if processor is not None:
        gdb.execute(f"thread {processor + 1}", to_string=True)
        gdb.execute("bt")
        selected.switch()
        return
    with lent_processor(thread):
        gdb.execute("bt")


class Threads(memory.Command):
    """List every thread of every world: threads

One line each: world:tid, name, pid, state and what it waits for."""

    def __init__(self):
        super().__init__("threads", gdb.COMMAND_STATUS)

    def invoke(self, _argument, _from_tty):
        print(f"{'thread':>9}  {'pid':>5}  {'name':<15}  state")
        for thread in each_thread():
            pid = int(thread["process"]["pid"]) if int(thread["process"]) else "-"
            where = f"{int(thread['world']['id'])}:{int(thread['tid'])}"
            print(f"{where:>9}  {pid:>5}  {memory.text(thread['name']):<15}  {state_of(thread)}")


class ThreadBacktrace(memory.Command):
    """Print a thread's backtrace, sleeping or running, kernel and user: thread-bt TID

TID is a thread's number as `threads` shows it, WORLD:TID, or a name.  Symbols
of the thread's program are loaded first."""

    def __init__(self):
        super().__init__("thread-bt", gdb.COMMAND_STACK)

    def invoke(self, argument, _from_tty):
        print_backtrace(find(argument.strip()))


def register():
    Threads()
    ThreadBacktrace()
