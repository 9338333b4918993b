/* SPDX-License-Identifier: MIT */
/*
 * What the guest said on its control port, and what that means together with
 * QEMU's exit status.  Neither alone is believed: a program could write a
 * line, and a crash could give a number.
 *
 *   QEMU's status   record           end
 *   33 (0x10)       exit N           MACHINE_EXIT
 *   35 (0x11)       panic TEXT       MACHINE_PANIC
 *   37 (0x12)       stuck WORLD      MACHINE_STUCK
 *   39 (0x13)       timeout          MACHINE_TIMEOUT
 *   anything else                    MACHINE_DIED
 */
#pragma once

#include "tools/heddle/machine.h"

struct control {
	struct buffer line;	/* the line that is not complete yet */
	bool booted;		/* hello */
	bool ready;		/* the UART is listened to, the first program comes */
	bool exited, timed_out, stuck, panicked;
	long status;		/* N of `exit N` */
	char *text;		/* of the panic line */
};

/* Takes bytes of the control port; calls on_line for every whole line. */
void control_take(struct control *control, const char *bytes, size_t size,
		  void (*on_line)(void *context, const char *line), void *context);
/* Fills in end, status and reason of a machine that ended by itself. */
void verdict(struct machine_result *result, struct control *control);
