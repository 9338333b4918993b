/* SPDX-License-Identifier: MIT */
/* The pipes and the socketpair between us and one QEMU; all close-on-exec. */
#pragma once

#include "tools/heddle/machine.h"

struct channels {
	int ours[PORTS];	/* read ends */
	int theirs[PORTS];	/* write ends */
	int uart_ours;
	int uart_theirs;
};

/* Opens them (the UART only if wanted; into one pipe what goes to one file, and PORT_ERR's own is at its end then); 0, or -1
   with errno and all closed. */
int channels_open(struct channels *channels, bool uart, bool errors_to_output);
/* After the fork: our copies of QEMU's ends, so that end of file can happen. */
void channels_close_theirs(struct channels *channels);
void channels_close(struct channels *channels);
