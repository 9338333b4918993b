# SPDX-License-Identifier: MIT
"""vm PID: the mappings of a process and what of them is in memory."""
import gdb

from . import files, memory

PAGE = 4096
PHYS_BASE = 0xFFFF800000000000
FRAME = 0x000FFFFFFFFFF000
MAP_SHARED, MAP_GROWSDOWN, DONTFORK, MOVING = 0x1, 0x100, 1 << 29, 1 << 30
WORDS = ((MAP_GROWSDOWN, "grows"), (DONTFORK, "not for children"), (MOVING, "being moved"))


def table_at(physical):
    """The 512 entries of a page table."""
    data = gdb.selected_inferior().read_memory(PHYS_BASE + physical, PAGE).tobytes()
    return [int.from_bytes(data[i:i + 8], "little") for i in range(0, PAGE, 8)]


def leaves(root, level=3, base=0):
    """(address, entry) of every user page in the tables; level 0 holds the pages."""
    entries = table_at(root)
    for i in range(256 if level == 3 else 512):
        if entries[i] == 0:
            continue
        address = base + (i << (12 + 9 * level))
        if level == 0:
            yield address, entries[i]
        else:
            yield from leaves(entries[i] & FRAME, level - 1, address)


def rights(vma):
    prot = int(vma["prot"])
    letters = "".join(c if prot & bit else "-" for bit, c in ((1, "r"), (2, "w"), (4, "x")))
    return letters + ("s" if int(vma["flags"]) & MAP_SHARED else "p")


def behind(vma):
    """What the pages come from, and what is special."""
    words = [vma["name"].string()]
    if int(vma["object"]):
        words.append(f"object {int(vma['object']):#x} from {int(vma['offset']):#x}")
    words += [word for bit, word in WORDS if int(vma["flags"]) & bit]
    return "  ".join(word for word in words if word)


def print_mappings(process):
    if int(process["mm"]) == 0:
        print("it has none any more")
        return
    mm = process["mm"].dereference()
    pages = list(leaves(int(mm["root"])))
    counted = 0
    print("start           end             kind   KiB  in memory  of it writable")
    for vma in memory.each(mm["vmas"], "struct vma", "link"):
        start, end = int(vma["start"]), int(vma["end"])
        present = [entry for address, entry in pages if start <= address < end]
        writable = sum(1 for entry in present if entry & 2)
        counted += len(present)
        print(f"{start:<#15x} {end:<#15x} {rights(vma)} {(end - start) // 1024:>6} {len(present) * 4:>10}"
              f" {writable * 4:>15}  {behind(vma)}".rstrip())
    print(f"{int(mm['nvmas'])} mappings, {counted * 4} KiB in memory, used by {int(mm['refs'])},"
          f" tables at {int(mm['root']):#x}, break {int(mm['brk']):#x}")
    if counted != int(mm["pages"]):
        print(f"its count of pages says {int(mm['pages'])}: it is being changed, or wrong")


class Vm(memory.Command):
    """List the mappings of a process: vm PID

One line each: addresses, rights (p: private, s: shared), size, how much of it
is in memory and how much of that may be written without a fault, and where it
comes from.  PID or WORLD:PID."""

    def __init__(self):
        super().__init__("vm", gdb.COMMAND_STATUS)

    def invoke(self, argument, _from_tty):
        print_mappings(files.process_of(argument.strip()))


def register():
    Vm()
