/* SPDX-License-Identifier: MIT */
/* Finding QEMU, and the words that describe our machine to it. */
#pragma once

#include "tools/heddle/machine.h"
#include "tools/heddle/words.h"

/* QEMU's ends of our channels, as descriptor numbers it inherits; -1: absent. */
struct qemu_ends {
	int ports[4];		/* write ends, by enum machine_port */
	int uart;		/* a socket */
	int initrd;
	int memory;		/* guest memory shared with us, for the trace */
};

/* The path of a QEMU that is new enough ($QEMU or qemu-system-x86_64), or
   NULL with a sentence in *why. */
char *qemu_find(char **why);
/* Is that one of this version or a later one? */
bool qemu_is_since(const char *qemu, int major, int minor);
/* The whole command: sandbox if asked for, QEMU, machine, kernel. */
void qemu_command(struct words *words, const char *qemu, const struct machine_options *options,
		  const struct qemu_ends *ends);
/* Can bubblewrap run QEMU here? */
bool qemu_can_sandbox(const char *qemu);
