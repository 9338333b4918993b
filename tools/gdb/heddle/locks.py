# SPDX-License-Identifier: MIT
"""locks: who holds what, and who waits for it."""
import gdb

from . import memory, symbols, threads

TID_MASK = 0x3fffffff       # of a user lock word (Linux's layout)
WAITERS = 0x80000000


def title(thread):
    return f"{int(thread['world']['id'])}:{int(thread['tid'])} {memory.text(thread['name'])}"


def print_spinlocks():
    """Each processor's block knows the spinlocks that it holds."""
    for number, cpu in enumerate(threads.processors()):
        for i in range(int(cpu["nheld"])):
            lock = cpu["held"][i].dereference()
            print(f"spinlock {lock['name'].string()} {int(lock.address):#x}: held by cpu {number}")


def waiting_by(reason):
    """Threads that wait for this reason, by object."""
    waiting = {}
    for thread in threads.each_thread():
        if threads.waits(thread) and memory.reason_word(int(thread["wait_reason"])) == reason:
            waiting.setdefault(int(thread["wait_object"]), []).append(thread)
    return waiting


def print_mutexes():
    """Kernel mutexes that somebody waits for: the waiter's object is the mutex."""
    pointer = gdb.lookup_type("struct mutex").pointer()
    for address, waiters in waiting_by("mutex").items():
        mutex = gdb.Value(address).cast(pointer).dereference()
        holder = int(mutex["word"]) & ~1
        thread = gdb.Value(holder).cast(gdb.lookup_type("struct thread").pointer())
        held = f"held by {title(thread.dereference())}" if holder else "free"
        print(f"mutex {mutex['name'].string()} {address:#x}: {held}, "
              f"waited for by {', '.join(map(title, waiters))}")


def read_word(thread):
    """The lock word in the waiter's own memory; None if it cannot be read."""
    try:
        with threads.lent_processor(thread):
            word = int(thread["wait_word"]["addr"])
            return word, int(gdb.parse_and_eval(f"*(unsigned int *){word:#x}"))
    except gdb.error:
        return None


def print_user_locks():
    """Lock words of user programs: the holder's tid is in the word itself."""
    for thread in sum(waiting_by("lock").values(), []):
        symbols.load_for(thread)
        found = read_word(thread)
        if found is None:
            print(f"lock ?: waited for by {title(thread)}")
            continue
        address, value = found
        print(f"lock {memory.symbol_at(address)}: held by thread {value & TID_MASK}, "
              f"waited for by {title(thread)}")


class Locks(memory.Command):
    """Show locks: locks

Spinlocks that a processor holds; kernel mutexes and user locks that somebody
waits for, with holder and waiters."""

    def __init__(self):
        super().__init__("locks", gdb.COMMAND_STATUS)

    def invoke(self, _argument, _from_tty):
        print_spinlocks()
        print_mutexes()
        print_user_locks()


def register():
    Locks()
