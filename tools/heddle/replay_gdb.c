/* SPDX-License-Identifier: MIT */
/* See replay_gdb.h. */
#include "tools/heddle/replay_gdb.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tools/heddle/command.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

enum { LAUNCHER = 125, PATIENCE_MS = 20000 };

/* Where QEMU keeps the machine's state at the start: an empty qcow2 of 1 MiB. Header, reference table, reference counts of
   these four clusters, and a table without an entry. */
static bool
make_disk(const char *path)
{
	enum { CLUSTER_BITS = 16, CLUSTER = 1 << CLUSTER_BITS, CLUSTERS = 4 };
	struct {
		uint32_t magic, version;
		uint64_t backing;
		uint32_t backing_size, cluster_bits;
		uint64_t size;
		uint32_t encrypted, l1_size;
		uint64_t l1, references;
		uint32_t reference_clusters, snapshots;
		uint64_t snapshots_at;
	} header = { .magic = htobe32(0x514649fb), .version = htobe32(2), .cluster_bits = htobe32(CLUSTER_BITS), .size = htobe64(1 << 20),
		     .l1_size = htobe32(1), .l1 = htobe64(3 * CLUSTER), .references = htobe64(CLUSTER), .reference_clusters = htobe32(1) };
	uint64_t counts_at = htobe64(2 * CLUSTER);
	uint16_t counts[CLUSTERS] = { htobe16(1), htobe16(1), htobe16(1), htobe16(1) };
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && ftruncate(fd, CLUSTERS * CLUSTER) == 0 && pwrite(fd, &header, sizeof header, 0) == sizeof header &&
		  pwrite(fd, &counts_at, sizeof counts_at, CLUSTER) == sizeof counts_at &&
		  pwrite(fd, counts, sizeof counts, 2 * CLUSTER) == sizeof counts;

	if (fd >= 0)
		close(fd);
	return ok;
}

/* In a child, with all it says going to `output`; a gdb's Ctrl-C is not for it. */
static pid_t
start(const struct words *machine, const struct words *guest, const char *folder, bool replays, int output)
{
	struct words run = { 0 };
	pid_t child;

	words_split(&run, "run --deterministic");
	words_append(&run, machine);
	if (replays)
		words_add(&run, "--gdb");
	words_add(&run, "--qemu");
	words_add(&run, "-global apic.vapic=off -drive file=%s/disk,if=none,id=rr,format=qcow2 -icount rr=%s,rrfile=%s/record,rrsnapshot=init",
		  folder, replays ? "replay" : "record", folder);
	words_add(&run, "--");
	words_append(&run, guest);
	child = fork();
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (replays)
			setpgid(0, 0);
		dup2(output, STDOUT_FILENO);
		dup2(output, STDERR_FILENO);
		optind = 0;
		_exit(cmd_run((int)run.count, run.list));
	}
	words_free(&run);
	return child;
}

/* The exit status, or 125. */
static int
wait_for(pid_t child)
{
	int status;

	while (child > 0 && waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return LAUNCHER;
	return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : LAUNCHER;
}

/* Until gdb can attach to it. */
static bool
is_there(pid_t child)
{
	char *name = text_of("run/%d/gdb.sock", (int)child), *socket = path_in_build(name);
	bool there = false;

	for (int ms = 0; child > 0 && !there && ms < PATIENCE_MS && waitpid(child, NULL, WNOHANG) == 0; ms += 20) {
		nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
		there = access(socket, F_OK) == 0;
	}
	free(socket);
	free(name);
	return there;
}

static int
debug(pid_t machine, const char *symbols, int input)
{
	char *script = path_in_tree("tools/gdb/attach.sh"), *begin = text_of("replay-begin %s", symbols ? symbols : "");
	char *session = text_of("%d", (int)machine);
	pid_t child;

	signal(SIGINT, SIG_IGN);
	child = fork();
	if (child == 0) {
		signal(SIGINT, SIG_DFL);
		setenv("SESSION", session, 1);
		dup2(input, STDIN_FILENO);
		execl("/bin/sh", "sh", script, "-ex", begin, NULL);
		_exit(LAUNCHER);
	}
	free(session);
	free(begin);
	free(script);
	return wait_for(child);
}

static void
remove_in(const char *folder, const char *name)
{
	char *path = text_of("%s/%s", folder, name);

	unlink(path);
	free(path);
}

static int
record_and_debug(const struct words *machine, const struct words *guest, const char *folder, const char *symbols, int input)
{
	int status = wait_for(start(machine, guest, folder, false, STDOUT_FILENO)), null;
	pid_t played;

	if (status > 1)
		return status;
	null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	played = start(machine, guest, folder, true, null);
	if (is_there(played)) {
		status = debug(played, symbols, input);
	} else {
		say("QEMU does not play back what it has recorded");
		status = LAUNCHER;
	}
	if (played > 0)
		kill(played, SIGTERM);
	wait_for(played);
	return status;
}

int
replay_gdb(const struct words *machine, const struct words *guest, const char *symbols, int input)
{
	const char *temporary = getenv("TMPDIR");
	char *folder = text_of("%s/heddle-replay-XXXXXX", temporary && *temporary ? temporary : "/tmp"), *disk;
	int status = LAUNCHER;

	if (!mkdtemp(folder)) {
		say("cannot make a folder %s: %s", folder, strerror(errno));
		return LAUNCHER;
	}
	disk = text_of("%s/disk", folder);
	if (make_disk(disk))
		status = record_and_debug(machine, guest, folder, symbols, input);
	else
		say("cannot write %s: %s", disk, strerror(errno));
	remove_in(folder, "disk");
	remove_in(folder, "record");
	rmdir(folder);
	free(disk);
	free(folder);
	return status;
}
