# SPDX-License-Identifier: MIT
"""files PID: what each descriptor of a process refers to."""
import gdb

from . import memory, threads

ACCESS = ("r", "w", "rw", "?")
FLAGS = ((0o2000, "append"), (0o4000, "nonblock"), (0o20000, "async"), (0o10000000, "path"))


def process_of(words):
    """The struct process that PID or WORLD:PID names."""
    world, _, pid = words.rpartition(":")
    for thread in threads.each_thread():
        if int(thread["process"]) == 0:
            continue
        process = thread["process"].dereference()
        if pid == str(int(process["pid"])) and world in ("", str(int(thread["world"]["id"]))):
            return process
    raise gdb.GdbError(f"there is no process {words!r} (see threads)")


def flags_of(file):
    flags = int(file["flags"])
    return ",".join([ACCESS[flags & 3]] + [word for bit, word in FLAGS if flags & bit])


def object_of(file):
    """What lies under the operations: an inode with its number, or an address."""
    if int(file["inode"]):
        return f"inode {int(file['inode']['ino'])}"
    return f"{int(file['data']):#x}" if int(file["data"]) else ""


def print_files(process):
    if int(process["files"]) == 0:
        print("it has none any more")
        return
    table = process["files"].dereference()
    for fd in range(int(table["size"])):
        slot = table["slot"][fd]
        if int(slot["file"]) == 0:
            continue
        file = slot["file"].dereference()
        close = " cloexec" if slot["cloexec"] else ""
        print(f"{fd:>4}  {file['ops']['name'].string():<9} {flags_of(file):<12} refs {int(file['refs'])}"
              f"  {object_of(file)}{close}")


class Files(memory.Command):
    """List the descriptors of a process: files PID

One line each: number, kind, access and flags, how many descriptors and calls
refer to the open file, and its inode or the object behind it.  PID or WORLD:PID."""

    def __init__(self):
        super().__init__("files", gdb.COMMAND_STATUS)

    def invoke(self, argument, _from_tty):
        print_files(process_of(argument.strip()))


def register():
    Files()
