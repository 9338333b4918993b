# SPDX-License-Identifier: MIT
"""Kernel data as Python sees it: lists, pointers, enums."""
import functools

import gdb


class Command(gdb.Command):
    """A command that says what to do where the kernel has no memory yet: before its first instructions."""

    def __init_subclass__(cls):
        invoke = cls.invoke

        @functools.wraps(invoke)
        def told(self, argument, from_tty):
            try:
                invoke(self, argument, from_tty)
            except gdb.MemoryError as error:
                raise gdb.GdbError(f"{error}; if the kernel has not begun yet: continue, then Ctrl-C") from None

        cls.invoke = told


def each(head, type_name, member):
    """The elements of a struct list, an embedded struct list_node each."""
    element = gdb.lookup_type(type_name)
    offset = next(f.bitpos // 8 for f in element.fields() if f.name == member)
    start = int(head["head"].address)
    node = head["head"]["next"]
    while int(node) not in (0, start):
        following = node.dereference()["next"]
        yield gdb.Value(int(node) - offset).cast(element.pointer()).dereference()
        node = following


def text(array):
    """A char array up to its NUL."""
    value = array.string(errors="replace")
    return value.split("\0", 1)[0]


def enum_word(value, prefix):
    """THREAD_WAITING with the prefix THREAD_ becomes waiting."""
    name = str(value)
    return name[len(prefix):].lower() if name.startswith(prefix) else name


def reason_word(number):
    """enum trace_reason by number."""
    for field in gdb.lookup_type("enum trace_reason").fields():
        if field.enumval == number:
            return field.name[len("TRACE_REASON_"):].lower()
    return str(number)


def symbol_at(address):
    """NAME or NAME+OFFSET for an address, else the number."""
    shown = gdb.execute(f"info symbol {address:#x}", to_string=True)
    if shown.startswith("No symbol"):
        return f"{address:#x}"
    return shown.split(" in section")[0].replace(" + ", "+")


def worlds():
    """Every struct world."""
    return each(gdb.parse_and_eval("worlds"), "struct world", "link")
