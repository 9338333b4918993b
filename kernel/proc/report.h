/* SPDX-License-Identifier: MIT */
/* What a program's author is told when a fault ends the program. */
#pragma once

#include <stdint.h>

#include "kernel/arch/regs.h"

enum fault_kind {
	FAULT_PAGE, FAULT_MEMORY, FAULT_PROTECTION, FAULT_INSTRUCTION,
	FAULT_DIVIDE, FAULT_FLOAT, FAULT_TRAP, FAULT_ALIGNMENT,
};

struct fault {
	const struct regs *regs;
	enum fault_kind kind;
	uint64_t address; /* FAULT_PAGE: what was accessed */
	int signo;
};

/* To the host's stderr and the log, unless the current thread's world is quiet. */
void report_line(const char *line);
/* That, and to who judges this world: the place of a thread that is to blame. */
void report_frame(const char *line);
/* `fault` is a struct fault *. */
void report_fault(void *fault);
