/* SPDX-License-Identifier: MIT */
/* See guest_sandbox.h. */
#include "grader/guest_sandbox.h"

#include <stdio.h>

#include "kernel/abi/syscall.h"
#include "tools/heddle/trace_names.h"

/* What a test's body may call in its sandbox, the student's code with it: memory, threads, time, and to print.
   lab.yaml names what else a lab is about. */
static const int sandbox_calls[] = {
	SYS_read, SYS_write, SYS_close, SYS_fstat, SYS_ioctl, SYS_mmap, SYS_mprotect, SYS_munmap, SYS_mremap, SYS_madvise, SYS_brk,
	SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sched_yield, SYS_nanosleep, SYS_clock_nanosleep,
	SYS_clock_gettime, SYS_getpid, SYS_gettid, SYS_getrandom, SYS_clone, SYS_exit, SYS_exit_group, SYS_futex,
	SYS_set_robust_list, SYS_set_tid_address, SYS_tgkill, SYS_heddle,
};

char *
guest_sandbox(const struct lab *lab, const char *file)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	for (size_t i = 0; i < sizeof sandbox_calls / sizeof *sandbox_calls; i++)
		fprintf(out, "%s%d", i ? "," : "", sandbox_calls[i]);
	for (uint32_t i = 0; i < lab->calls_count; i++)
		fprintf(out, ",%d", trace_call_number(lab->calls[i]));
	fprintf(out, "\n/boot/workload\n%s%s", file ? file : "", file ? "\n" : "");
	fclose(out);
	return text;
}
