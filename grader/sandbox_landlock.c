/* SPDX-License-Identifier: MIT */
/*
 * The sandbox for hosts that refuse user namespaces (containers, mostly).
 * Landlock closes the file system except for what the job names, seccomp
 * closes sockets and whatever else a compiler never needs.
 */
#include "grader/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READING (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITING (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | \
		 LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR)
/* Every right of the first Landlock version: what no rule grants is refused. */
#define HANDLED ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

bool
landlock_works(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

static void
allow(int rules, const char *path, uint64_t rights)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = rights,
		.parent_fd = open(path, O_PATH | O_CLOEXEC),
	};

	if (rule.parent_fd < 0)
		return;		/* a folder that this host does not have */
	if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) < 0)
		_exit(126);
	close(rule.parent_fd);
}

static void
close_files(const struct sandbox_job *job)
{
	static const char *const toolchain[] = {
		"/usr/bin", "/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/local/bin", "/etc/alternatives", "/bin",
		"/lib", "/lib64", "/etc/ld.so.cache",
	};
	struct landlock_ruleset_attr attr = { .handled_access_fs = HANDLED };
	int rules = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0);

	if (rules < 0)
		_exit(126);
	for (size_t i = 0; i < sizeof toolchain / sizeof *toolchain; i++)
		allow(rules, toolchain[i], i == 9 ? LANDLOCK_ACCESS_FS_READ_FILE : READING);
	for (const char *const *r = job->readable; r && *r; r++)
		allow(rules, *r, READING);
	allow(rules, job->folder, READING);
	allow(rules, job->writable, READING | WRITING);
	allow(rules, "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || syscall(SYS_landlock_restrict_self, rules, 0) < 0)
		_exit(126);
}

static void
close_calls(void)
{
	static const int refused[] = {
		SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(ptrace),
		SCMP_SYS(process_vm_writev), SCMP_SYS(process_vm_readv), SCMP_SYS(mount), SCMP_SYS(unshare), SCMP_SYS(setns),
		SCMP_SYS(keyctl), SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(io_uring_setup), SCMP_SYS(kill),
	};
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

	for (size_t i = 0; filter && i < sizeof refused / sizeof *refused; i++)
		seccomp_rule_add(filter, SCMP_ACT_ERRNO(1), refused[i], 0);
	if (!filter || seccomp_load(filter) < 0)
		_exit(126);
}

void
landlock_confine(void *ctx)
{
	const struct sandbox_job *job = ctx;

	/* the compiler's scratch files go where it may write */
	setenv("TMPDIR", job->writable, 1);
	setenv("LC_ALL", "C", 1);
	sandbox_limits();
	close_files(job);
	close_calls();
}
