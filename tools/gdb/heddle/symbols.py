# SPDX-License-Identifier: MIT
"""Symbols of user programs.

All programs are linked to the same address, so one at a time is loaded: that
of the thread which the debugger looks at, at every stop and in thread-bt.
"""
import glob
import os

import gdb

from . import memory

loaded = None
pinned = False


def pin(path):
    """From now on the symbols of this file, whatever runs."""
    global pinned
    gdb.execute(f"add-symbol-file {path}", to_string=True)
    pinned = True


def build_folders():
    """Where user/ may lie: beside the kernel that gdb has loaded; what a variant does not replace, in build."""
    beside = os.path.dirname(os.path.realpath(gdb.objfiles()[0].filename))
    return [beside, os.path.dirname(os.path.dirname(beside))] if "/variant/" in beside else [beside]


def find(program):
    """The unstripped file of a program.  A name that was cut to 15 bytes matches as a beginning."""
    pattern = program if len(program) < 15 else program + "*"
    for build in build_folders():
        for folder in ("bin", "lessons", "tests"):
            found = glob.glob(f"{build}/user/{folder}/{glob.escape(pattern).replace('[*]', '*')}.elf")
            if found:
                return found[0]
    return None


def load(program):
    """Makes PROGRAM's symbols the only user symbols; False if there are none."""
    global loaded
    path = find(program)
    if path == loaded:
        return path is not None
    if loaded:
        gdb.execute(f"remove-symbol-file {loaded}", to_string=True)
        loaded = None
    if path:
        gdb.execute(f"add-symbol-file {path}", to_string=True)
        loaded = path
    return path is not None


def program_of(thread):
    """The name of the program whose code a thread runs; None for a kernel thread.

    Its first mapping bears the program's name, however threads are called."""
    if int(thread["mm"]) == 0:
        return None
    mm = thread["mm"].dereference()
    for vma in memory.each(mm["vmas"], "struct vma", "link"):
        return memory.text(vma["name"])
    return None


def load_for(thread):
    program = None if pinned else program_of(thread)
    if program:
        load(program)


def at_stop(_event):
    """The program on the processor that stopped."""
    try:
        from . import threads
        thread = threads.on_this_processor()
        if thread is not None:
            load_for(thread)
    except gdb.error:
        pass        # before the first thread there is nothing to load


class UserSymbols(memory.Command):
    """Load the symbols of a user program: user-symbols NAME

NAME is a program of /bin, /lessons or /tests, or the path of an unstripped
file.  At each stop this happens by itself for the program that runs."""

    def __init__(self):
        super().__init__("user-symbols", gdb.COMMAND_FILES)

    def invoke(self, argument, _from_tty):
        if not argument:
            raise gdb.GdbError("which program? user-symbols NAME")
        if os.path.exists(argument):
            gdb.execute(f"add-symbol-file {argument}", to_string=True)
        elif not load(argument):
            raise gdb.GdbError(f"there is no build/user/*/{argument}.elf")


def register():
    UserSymbols()
    gdb.events.stop.connect(at_stop)
