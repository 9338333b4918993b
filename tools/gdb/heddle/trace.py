# SPDX-License-Identifier: MIT
"""trace N: the last records of the kernel's trace (kernel/base/trace.c)."""
import gdb

from . import memory


def system_call(number):
    """The kernel's own table of names (kernel/sys/syscall.c)."""
    try:
        name = gdb.parse_and_eval("'syscall.c'::names")[number]
        return name.string() if int(name) else str(number)
    except gdb.error:
        return str(number)


def signed(value):
    return value - (1 << 64) if value >> 63 else value


DETAILS = {
    "switch": lambda a, b: f"to {a}",
    "block": lambda a, b: f"for {memory.reason_word(a)} {b:#x}",
    "wake": lambda a, b: f"{a}",
    "enter": lambda a, b: f"{system_call(a)}({b:#x}, ...)",
    "exit": lambda a, b: f"{system_call(a)} = {signed(b)}",
    "process_start": lambda a, b: f"{a}, child of {b}",
    "process_end": lambda a, b: f"{a} with wait status {b:#x}",
    "thread_start": lambda a, b: f"{a} of process {b}",
    "fault": lambda a, b: f"at {a:#x}, error {b:#x}",
    "signal": lambda a, b: f"{b} to {a}",
    "name": lambda a, b: (a.to_bytes(8, "little") + b.to_bytes(8, "little")).split(b"\0")[0].decode("utf-8", "replace"),
}


def type_word(number):
    for field in gdb.lookup_type("enum trace_type").fields():
        if field.enumval == number:
            return field.name[len("TRACE_"):].lower()
    return str(number)


def last_records(count):
    """The last `count` records, oldest first: as trace_last() finds them."""
    written = int(gdb.parse_and_eval("'trace.c'::next_place"))
    mask = int(gdb.parse_and_eval("'trace.c'::index_mask"))
    most = int(gdb.parse_and_eval("'trace.c'::last_place"))
    records = gdb.parse_and_eval("'trace.c'::records")
    if mask == (1 << 64) - 1:
        written = min(written, most)
    for n in range(max(written - min(count, most), 0), written):
        yield records[n & mask]


class Trace(memory.Command):
    """Print the last records of the trace: trace [N]

N is 20 if not given; without `heddle run --trace` the kernel keeps the last
1,023.  One line each: time, processor, world:thread, what it did.  (gdb's own
`trace`, for tracepoints, is `tracepoint`.)"""

    def __init__(self):
        super().__init__("trace", gdb.COMMAND_STATUS)

    def invoke(self, argument, _from_tty):
        for record in last_records(int(argument) if argument.strip() else 20):
            word = type_word(int(record["type"]))
            detail = DETAILS.get(word, lambda a, b: f"{a} {b}")(int(record["a"]), int(record["b"]))
            who = f"{int(record['world'])}:{int(record['tid'])}"
            print(f"{int(record['time_ns']) / 1e9:14.9f}  cpu {int(record['cpu'])}  {who:>8}  "
                  f"{word.replace('_', ' '):<13} {detail}")


def register():
    Trace()
