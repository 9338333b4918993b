/* SPDX-License-Identifier: MIT */
/* See prepare.h. */
#include "tools/heddle/prepare.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/heddle/initrd.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/qemu.h"
#include "tools/heddle/say.h"
#include "tools/heddle/spawn.h"

#define MIB (1024 * 1024)
enum { KERNEL_ROOM_MIB = 4 };	/* what the kernel itself needs beside its initrd */

/* What this run adds to the initrd: the caller's files, /boot/argv, /boot/stdin, /boot/strace. */
struct additions {
	struct machine_file *files;
	size_t count;
	struct buffer argv;
};

static void
collect(struct additions *add, const struct machine_options *options)
{
	*add = (struct additions){ .files = must_alloc((options->file_count + 3) * sizeof *add->files) };
	for (size_t i = 0; i < options->file_count; i++)
		add->files[add->count++] = options->files[i];
	for (char *const *word = options->argv; word && *word; word++)
		buffer_add(&add->argv, *word, strlen(*word) + 1);
	if (options->argv)
		add->files[add->count++] = (struct machine_file){
			.guest = "/boot/argv", .data = add->argv.data, .size = add->argv.size };
	if (!options->live_input)
		add->files[add->count++] = (struct machine_file){
			.guest = "/boot/stdin", .data = options->input, .size = options->input_size };
	if (options->strace)
		add->files[add->count++] = (struct machine_file){
			.guest = "/boot/strace", .data = options->strace->data, .size = options->strace->size };
}

/* Refuses what cannot fit before anything is copied. */
static bool
fits(const struct machine_options *options, const struct additions *add, char **why)
{
	unsigned memory = options->memory_mib ? options->memory_mib : 64;
	int64_t size = initrd_size(options->initrd, add->files, add->count, why);

	if (size < 0)
		return false;
	if (size + KERNEL_ROOM_MIB * MIB <= (int64_t)memory * MIB)
		return true;
	*why = text_of("the initrd has %" PRId64 " MiB, more than fits beside the kernel in %u MiB "
		       "of guest memory; try --mem %" PRId64, (size + MIB - 1) / MIB, memory,
		       size / MIB * 2 + 16);
	return false;
}

static int
make_initrd(const struct machine_options *options, char **why)
{
	struct additions add;
	int fd = -1;

	collect(&add, options);
	if (fits(options, &add, why))
		fd = initrd_make(options->initrd, add.files, add.count, why);
	buffer_free(&add.argv);
	free(add.files);
	return fd;
}

/* Guest memory that we can read too: the trace area lies above what the kernel uses. */
static int
make_memory(const struct machine_options *options, struct machine_result *result, char **why)
{
	uint64_t memory = (options->memory_mib ? options->memory_mib : 64) * (uint64_t)MIB;
	int fd;

	if (!options->trace_bytes)
		return -1;
	fd = memfd_create("heddle-memory", MFD_CLOEXEC);
	if (fd < 0 || ftruncate(fd, (off_t)(memory + options->trace_bytes)) < 0)
		*why = text_of("cannot make the shared guest memory: %s", strerror(errno));
	result->memory = fd;
	result->trace_start = memory;
	result->trace_bytes = options->trace_bytes;
	return fd;
}

static pid_t
start_qemu(const char *qemu, const struct machine_options *options, const struct channels *channels,
	   const struct qemu_ends *ends)
{
	int keep[] = { ends->ports[0], ends->ports[1], ends->ports[2], ends->ports[3],
		       ends->uart, ends->initrd, ends->memory };
	struct words words = {0};

	qemu_command(&words, qemu, options, ends);
	pid_t pid = spawn(words.list, keep, sizeof keep / sizeof *keep, channels->theirs[PORT_QEMU],
			  options->gdb_folder);
	words_free(&words);
	return pid;
}

static pid_t
connect_and_start(const char *qemu, const struct machine_options *options,
		  struct channels *channels, struct qemu_ends *ends, char **why)
{
	pid_t pid = -1;

	if (channels_open(channels, options->live_input, options->errors_to_output) == 0) {
		memcpy(ends->ports, channels->theirs, sizeof ends->ports);
		ends->uart = channels->uart_theirs;
		pid = start_qemu(qemu, options, channels, ends);
		channels_close_theirs(channels);
		if (pid < 0)
			channels_close(channels);
	}
	if (pid < 0)
		*why = text_of("cannot start QEMU: %s", strerror(errno));
	return pid;
}

static pid_t
prepare_with(const char *qemu, const struct machine_options *options, struct machine_result *result,
	     struct channels *channels)
{
	struct qemu_ends ends;
	pid_t pid = -1;

	ends.initrd = make_initrd(options, &result->reason);
	if (ends.initrd < 0)
		return -1;
	ends.memory = make_memory(options, result, &result->reason);
	if (!result->reason)
		pid = connect_and_start(qemu, options, channels, &ends, &result->reason);
	close(ends.initrd);
	result->sandboxed = options->sandbox && qemu_can_sandbox(qemu);
	return pid;
}

/* The absolute path of a file of ours; NULL with *why. */
static char *
locate(const char *given, const char *in_build, char **why)
{
	char *name = given ? text_of("%s", given) : path_in_build(in_build);
	char *path = path_absolute(name);

	if (!path)
		*why = text_of("cannot find %s: %s%s", name, strerror(errno),
			       given ? "" : " (has `make` built it?)");
	free(name);
	return path;
}

pid_t
prepare(const struct machine_options *options, struct machine_result *result, struct channels *channels)
{
	struct machine_options complete = *options;
	char *qemu, *kernel = NULL, *initrd = NULL;
	pid_t pid = -1;

	*result = (struct machine_result){ .end = MACHINE_NOT_STARTED, .memory = -1 };
	qemu = qemu_find(&result->reason);
	if (qemu)
		complete.kernel = kernel = locate(options->kernel, "kernel.elf", &result->reason);
	if (kernel)
		complete.initrd = initrd = locate(options->initrd, "initrd.cpio", &result->reason);
	if (initrd)
		pid = prepare_with(qemu, &complete, result, channels);
	free(initrd);
	free(kernel);
	free(qemu);
	return pid;
}
