/* SPDX-License-Identifier: MIT */
/*
 * Spawn: the other way to start a process; Python's multiprocessing.set_start_method("spawn").
 *
 *     static int work(const struct value *arg) { ...; return 0; }
 *
 *     int main(int argc, char **argv)
 *     {
 *         spawn_guard();                                  what follows is the main program's alone
 *         struct process *p = process_new_spawn(work, value_int(3));
 *         process_start(p);                               and all of process.h
 *     }
 *
 * The child does not go on with a copy of this memory: it executes the program anew, from its beginning, with the same
 * arguments, and at spawn_guard() runs work(arg) and ends.  So it sees variables as they are initialised, not as they
 * are now; it has none of the parent's locks, threads or descriptors; and whatever it is to know is in `arg`.
 *
 * In Python the guard is `if __name__ == "__main__":`.  Without it the child would start a child too, which would start
 * a child.  A spawned process that comes to a process_start before its guard says so on stderr and ends with status 1.
 */
#pragma once

#include <conc/process.h>
#include <conc/value.h>

/* As process_new; `arg` is given away, also with an error, and must be one that can be sent.  NULL: no memory, or it
 * cannot. */
struct process *process_new_spawn(int (*target)(const struct value *), struct value *arg);

/* First thing in main. */
void spawn_guard(void);
