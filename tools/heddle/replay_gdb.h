/* SPDX-License-Identifier: MIT */
/* A replay under gdb, forwards and backwards. */
#pragma once

#include "tools/heddle/words.h"

/*
 * QEMU records the run, and plays it back to a gdb whose standard input is `input`. `machine` are words of `heddle run`,
 * `guest` what runs there, `symbols` the unstripped program or NULL. The exit status: 0, or 125 if it could not be run.
 *
 *      heddle run, rr=record     the program's output goes to our own; QEMU's record into a folder in /tmp
 *      heddle run, rr=replay     waits for gdb; going back QEMU begins anew from the start, to the place before
 *      gdb                       tools/gdb/attach.sh, with the commands of tools/gdb/heddle/replay.py
 */
int replay_gdb(const struct words *machine, const struct words *guest, const char *symbols, int input);
