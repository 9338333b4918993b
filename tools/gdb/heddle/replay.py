# SPDX-License-Identifier: MIT
"""schedule, failure, last-write: the run of a token, forwards and backwards.

`heddle replay TOKEN --gdb` records the run and plays it back, so that gdb can
also go back: reverse-continue, reverse-stepi, reverse-next.  What gdb stops at
by an address of the program would also stop other programs, which lie at the
same addresses; $in_run() tells the run's threads from all others.
"""
import gdb

from . import memory, symbols, threads

LATE = 0x80000000


def turn_of(world):
    """struct turn of a world that runs under a schedule, else None."""
    slot = world["slot"][int(gdb.parse_and_eval("WORLD_TURN"))]
    return slot.cast(gdb.lookup_type("struct turn").pointer()).dereference() if int(slot) else None


def run_thread():
    """The thread on this processor if it belongs to the run, else None; init, which started it, does not."""
    thread = threads.on_this_processor()
    if thread is None or not int(thread["world"]) or int(thread["tid"]) <= 1:
        return None
    return thread if turn_of(thread["world"].dereference()) is not None else None


def points_of(thread):
    """How many points it has passed, those included that it counts by itself until it enters the kernel."""
    points, counts, countdown = (int(thread["points"]), int(thread["counts"]), int(thread["countdown"]["addr"]))
    try:
        left = int(gdb.parse_and_eval(f"*(unsigned int *){countdown:#x}")) if countdown and counts else counts
    except gdb.error:
        left = counts
    return points + max(counts - left, 0)


def tell_write(event):
    """gdb stops behind the instruction that wrote: which line was that?  Going backwards it does not say why it stopped."""
    if isinstance(event, gdb.BreakpointEvent):
        wrote = event.breakpoint.type == gdb.BP_HARDWARE_WATCHPOINT
    else:
        watches = any(b.type == gdb.BP_HARDWARE_WATCHPOINT and b.enabled for b in gdb.breakpoints())
        wrote = watches and "SIGTRAP" in gdb.execute("info program", to_string=True)
    thread = run_thread() if wrote else None
    if thread is None:
        return
    place = gdb.find_pc_line(gdb.newest_frame().pc() - 1)
    if place.symtab is not None:
        print(f"thread {int(thread['tid'])} has just executed {place.symtab.filename}:{place.line}")


class InRun(gdb.Function):
    """$in_run(): 1 if the thread on this processor belongs to the run of a token, else 0."""

    def __init__(self):
        super().__init__("in_run")

    def invoke(self):
        return int(run_thread() is not None)


class Schedule(memory.Command):
    """Where in its schedule the run of a token is: schedule

The choices of the token in their order, those that are made and the next
one, and who has the turn at which of its points."""

    def __init__(self):
        super().__init__("schedule", gdb.COMMAND_STATUS)

    def invoke(self, _argument, _from_tty):
        for world in memory.worlds():
            turn = turn_of(world)
            if turn is not None:
                return self.tell(world, turn)
        raise gdb.GdbError("nothing runs under a schedule now")

    @staticmethod
    def tell(world, turn):
        schedule, holder = turn["schedule"].dereference(), turn["holder"]
        made, count = int(schedule["made"]), int(schedule["replay_count"])
        mine = threads.on_this_processor()
        for i in range(count):
            choice = schedule["choices"][i]
            follower = int(choice["next"])
            late = ", whose time is up" if follower & LATE else ""
            print(f"{'made' if i < made else 'next' if i == made else '':>6}  at point {int(choice['number'])} of thread "
                  f"{int(choice['tid'])} the turn goes to thread {follower & ~LATE}{late}")
        if not count:
            print("  without a choice: who has the turn keeps it, else it goes to the lowest number")
        if not int(holder):
            print(f"world {int(world['id'])}: everyone waits, at {int(schedule['points'])} points in all")
            return
        holder = holder.dereference()
        here = mine is not None and int(mine.address) == int(holder.address)
        points = points_of(holder) if here else int(holder["points"])
        print(f"world {int(world['id'])}: thread {int(holder['tid'])} has the turn, and has passed {points} of its points")


class Failure(memory.Command):
    """Go on to where the run of a token fails: failure

That is where its process ends, with the calls that led there, or where the
schedule is over: everyone waits, a data race has happened, it does not end."""

    def __init__(self):
        super().__init__("failure", gdb.COMMAND_RUNNING)

    def invoke(self, _argument, _from_tty):
        before = set(b.number for b in gdb.breakpoints())
        gdb.execute("hbreak process_group_exit if $in_run()", to_string=True)
        gdb.execute("hbreak kernel/sched/turn.c:end", to_string=True)
        try:
            gdb.execute("continue", to_string=True)
        finally:
            for breakpoint in gdb.breakpoints():
                if breakpoint.number not in before:
                    breakpoint.delete()
        gdb.execute("bt")


class LastWrite(memory.Command):
    """Go back to the last write of something: last-write EXPRESSION

watch and reverse-continue in one, of the threads of the run only.  It stops
before the instruction that wrote it."""

    def __init__(self):
        super().__init__("last-write", gdb.COMMAND_RUNNING)

    def invoke(self, argument, _from_tty):
        if not argument:
            raise gdb.GdbError("of what? last-write EXPRESSION")
        where = int(gdb.parse_and_eval(f"(unsigned long)&({argument})"))
        size = int(gdb.parse_and_eval(f"sizeof({argument})"))
        gdb.execute(f"watch *(char (*)[{size}]){where:#x} if $in_run()", to_string=True)
        watch = gdb.breakpoints()[-1]
        try:
            gdb.execute("reverse-continue", to_string=True)
            gdb.execute("reverse-stepi", to_string=True)
        finally:
            watch.delete()
        gdb.execute("frame")
        gdb.execute("schedule")


class ReplayBegin(memory.Command):
    """Go to the beginning of a token's run: replay-begin [FILE], whose symbols are FILE's

`heddle replay TOKEN --gdb` gives this command."""

    def __init__(self):
        super().__init__("replay-begin", gdb.COMMAND_RUNNING)

    def invoke(self, argument, _from_tty):
        main = None
        if argument:
            symbols.pin(argument)
            main = gdb.lookup_objfile(argument).lookup_global_symbol("main")
        if main is not None:
            gdb.execute(f"hbreak {main.symtab.filename}:main if $in_run()", to_string=True)
        else:
            gdb.execute("hbreak turn_begin", to_string=True)
        first = gdb.breakpoints()[-1]
        gdb.execute("continue", to_string=True)
        first.delete()
        gdb.events.stop.connect(tell_write)
        gdb.execute("frame")
        print("forwards: continue, failure; backwards: reverse-continue, reverse-next, last-write VARIABLE; schedule: where we are")


def register():
    InRun()
    Schedule()
    Failure()
    LastWrite()
    ReplayBegin()
