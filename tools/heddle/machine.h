/* SPDX-License-Identifier: MIT */
/*
 * One guest, from start to verdict.
 *
 * QEMU's five outputs (four debugcon ports and its own stderr) are pipes, its
 * UART a socketpair; all are inherited descriptors, so nothing has a name and
 * any number of machines can run side by side.  A machine is over when the
 * last of the five pipes has reached its end, which happens however QEMU
 * died, for nobody else holds them.
 *
 *   the simple way            machine_run(&options, &result) ... machine_result_free(&result)
 *   inside a libuv loop       machine_start(...), uv_run(loop), options->on_end is called
 *
 * Nothing is written to our own stdout or stderr here.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uv.h>

#include "tools/heddle/buffer.h"
#include "tools/heddle/initrd.h"

enum machine_port { PORT_OUT, PORT_ERR, PORT_LOG, PORT_CONTROL, PORT_QEMU, PORTS };

struct machine;

struct machine_options {
	const char *kernel;		/* NULL: BUILD/kernel.elf */
	const char *initrd;		/* NULL: BUILD/initrd.cpio */
	char *const *argv;		/* the program and its arguments; NULL: an interactive shell */
	const struct machine_file *files;	/* added to the guest's tree */
	size_t file_count;
	const char *cmdline;		/* appended to the kernel's; may be NULL */
	const char *qemu_words;		/* appended to QEMU's; may be NULL */
	unsigned cpus;			/* 0: 1 */
	unsigned memory_mib;		/* 0: 64 */
	bool kvm;
	bool one_insn_per_tb;		/* QEMU translates each instruction by itself: its logs show each that runs */
	bool deterministic;
	bool seeded;			/* pass `seed` even when not deterministic */
	uint64_t seed;
	uint64_t timeout_ns;		/* virtual if deterministic, else wall; 0: none */
	uint64_t wall_limit_ns;		/* watchdog, always wall time; 0: none */
	bool terminal;			/* tell the guest that a person sits there */
	bool live_input;		/* a UART that the caller feeds by machine_send */
	const void *input;		/* else: the whole of stdin, as /boot/stdin */
	size_t input_size;
	bool errors_to_output;		/* the bytes of PORT_ERR come on PORT_OUT, in the guest's order */
	size_t output_limit;		/* bytes kept of each port before the machine is ended; 0: none */
	uint64_t trace_bytes;		/* size of the trace area; 0: no trace */
	const struct buffer *strace;	/* rules (strace_calls.h), for init; NULL: none */
	bool sandbox;			/* QEMU in bubblewrap if that works, and with -sandbox on */
	const char *gdb_folder;		/* where to make gdb.sock; NULL: none */
	bool paused;			/* wait for gdb before the first instruction */

	void *context;			/* given to the functions below, all optional */
	/* Takes the bytes of a port instead of the result's buffer.  Returns
	   false to pause the port until machine_resume. */
	bool (*on_bytes)(void *context, enum machine_port port, const char *bytes, size_t size);
	void (*on_control)(void *context, const char *line);
	void (*on_end)(void *context);
};

enum machine_end {
	MACHINE_NOT_STARTED,	/* reason says why */
	MACHINE_EXIT,		/* `exit N` and QEMU's status agree: see status */
	MACHINE_PANIC,		/* reason: what was asserted */
	MACHINE_STUCK,		/* nothing can ever happen; the guest's stderr says why */
	MACHINE_TIMEOUT,	/* timeout_ns is over */
	MACHINE_WATCHDOG,	/* wall_limit_ns is over: says nothing about the program; or KVM does not work */
	MACHINE_FLOOD,		/* output_limit reached */
	MACHINE_STOPPED,	/* machine_stop by the caller */
	MACHINE_DIED,		/* QEMU ended without a complete record; reason says how */
};

struct machine_result {
	enum machine_end end;
	int status;			/* of the program, 0..255, if end is MACHINE_EXIT */
	int qemu_status;		/* as from waitpid */
	bool sandboxed;			/* bubblewrap was used */
	bool booted;			/* the kernel said hello */
	char *reason;			/* a line for people; NULL if there is nothing to say */
	struct buffer bytes[PORTS];	/* of the log the last 64 KiB */
	int memory;			/* guest memory if traced, else -1 (machine_save_trace) */
	uint64_t trace_start;		/* the trace area's place in it */
	uint64_t trace_bytes;
};

/* Runs one guest to its end.  0 if it was started (see result->end), else -1. */
int machine_run(const struct machine_options *options, struct machine_result *result);
void machine_result_free(struct machine_result *result);

/* Starts a guest within `loop`; NULL with result->reason if that fails.
   options and result must live until on_end. */
struct machine *machine_start(uv_loop_t *loop, const struct machine_options *options,
			      struct machine_result *result);
/* Ends QEMU at once; the result will say `why`. */
void machine_stop(struct machine *machine, enum machine_end why);
void machine_pause(struct machine *machine, enum machine_port port);
/* Nanoseconds that QEMU has worked so far, on however many of the host's CPUs. */
uint64_t machine_cpu_ns(struct machine *machine);
void machine_resume(struct machine *machine, enum machine_port port);
/* Sends frames (frame.h) to the UART once the guest listens; `sent` is called
   when QEMU has taken them or is gone.  One send at a time. */
void machine_send(struct machine *machine, const void *frames, size_t size,
		  void (*sent)(void *context));
/* Copies the used part of the trace area into a file; 0 or -1 with *why. */
int machine_save_trace(const struct machine_result *result, const char *path, char **why);
