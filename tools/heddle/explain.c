/* SPDX-License-Identifier: MIT */
/* See explain.h. */
#include "tools/heddle/explain.h"

#include <stdio.h>
#include <unistd.h>

#include "tools/heddle/say.h"

enum { STATUS_TIMEOUT = 124, STATUS_PANIC = 125 };

static void
show(const struct buffer *bytes, const char *what)
{
	if (!bytes->size)
		return;
	fprintf(stderr, "---- %s ----\n", what);
	fwrite(bytes->data, 1, bytes->size, stderr);
	fprintf(stderr, "%s----\n", bytes->data[bytes->size - 1] == '\n' ? "" : "\n");
}

static void
show_log(const struct run_options *options, const struct machine_result *result)
{
	if (options->log)
		say("the kernel's log is in %s", options->log);
	else
		show(&result->bytes[PORT_LOG], "end of the kernel's log");
}

static int
explain_exit(const struct run_options *options, const struct machine_result *result)
{
	/* The status of a shell that a person left is nobody's business. */
	return options->machine.terminal ? 0 : result->status;
}

static int
explain_panic(const struct run_options *options, const struct machine_result *result)
{
	show_log(options, result);
	say("kernel panic: %s", result->reason);
	return STATUS_PANIC;
}

static int
explain_timeout(const struct run_options *options)
{
	say("timeout: not done after %g seconds%s", options->timeout,
	    options->machine.deterministic ? " of virtual time" : "");
	return STATUS_TIMEOUT;
}

static int
explain_death(const struct run_options *options, const struct machine_result *result)
{
	show_log(options, result);
	show(&result->bytes[PORT_QEMU], "QEMU's own messages");
	say("%s", result->reason);
	return STATUS_PANIC;
}

int
explain(const struct run_options *options, const struct machine_result *result)
{
	switch (result->end) {
	case MACHINE_EXIT:
		return explain_exit(options, result);
	case MACHINE_STOPPED:		/* the kill key */
		say("killed");
		return 0;
	case MACHINE_TIMEOUT:
		return explain_timeout(options);
	case MACHINE_STUCK:
		say("nothing can ever happen any more, so the machine was stopped");
		return STATUS_TIMEOUT;
	case MACHINE_PANIC:
		return explain_panic(options, result);
	case MACHINE_WATCHDOG:
		show(&result->bytes[PORT_QEMU], "QEMU's own messages");
		say("the kernel does not run under KVM: /dev/kvm is there but lacks what it needs, as in some virtual machines "
		    "(QEMU says what, above); leave out --accel kvm");
		return STATUS_PANIC;
	case MACHINE_DIED:
		return explain_death(options, result);
	default:
		say("%s", result->reason ? result->reason : "the machine ended for no known reason");
		return STATUS_PANIC;
	}
}
