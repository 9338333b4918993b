/* SPDX-License-Identifier: MIT */
/* See trace.h. */
#include "tools/heddle/trace.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/heddle/machine.h"
#include "tools/heddle/say.h"

static int
read_all(int fd, void *to, size_t size)
{
	char *next = to;

	while (size > 0) {
		ssize_t n = read(fd, next, size);
		if (n <= 0)
			return -1;
		next += n;
		size -= (size_t)n;
	}
	return 0;
}

static int
load_from(struct trace *trace, int fd)
{
	struct trace_header header;
	struct stat status;

	if (fstat(fd, &status) < 0 || read_all(fd, &header, sizeof header) < 0 ||
	    memcmp(header.magic, TRACE_MAGIC, sizeof header.magic) != 0 ||
	    header.count > (uint64_t)status.st_size / sizeof *trace->records)
		return -1;
	trace->count = header.count;
	trace->lost = header.lost;
	trace->records = must_alloc(header.count * sizeof *trace->records);
	return read_all(fd, trace->records, header.count * sizeof *trace->records);
}

int
trace_load(struct trace *trace, const char *path, char **why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int result = -1;

	*trace = (struct trace){0};
	if (fd < 0) {
		*why = text_of("cannot read %s: %s", path, strerror(errno));
		return -1;
	}
	result = load_from(trace, fd);
	close(fd);
	if (result < 0) {
		trace_free(trace);
		*why = text_of("%s is not a complete trace", path);
	}
	return result;
}

void
trace_free(struct trace *trace)
{
	free(trace->records);
	*trace = (struct trace){0};
}

const char *
trace_type_name(unsigned type)
{
	static const char *const names[] = {
		[TRACE_SWITCH] = "switch", [TRACE_BLOCK] = "block", [TRACE_WAKE] = "wake",
		[TRACE_ENTER] = "enter", [TRACE_EXIT] = "exit",
		[TRACE_PROCESS_START] = "process-start", [TRACE_PROCESS_END] = "process-end",
		[TRACE_THREAD_START] = "thread-start", [TRACE_THREAD_END] = "thread-end",
		[TRACE_FAULT] = "fault", [TRACE_MARK] = "mark",
		[TRACE_WORLD_START] = "world-start", [TRACE_WORLD_END] = "world-end",
		[TRACE_SIGNAL] = "signal", [TRACE_NAME] = "name",
		[TRACE_STEP] = "step", [TRACE_VALUE] = "value",
	};

	return type < sizeof names / sizeof *names && names[type] ? names[type] : "?";
}

const char *
trace_reason_name(uint64_t reason)
{
#define NAME(name, word) word,
	static const char *const names[] = { TRACE_REASONS(NAME) };
#undef NAME

	return reason < TRACE_REASON_COUNT ? names[reason] : "?";
}

static int
read_header(const struct machine_result *result, struct trace_header *header)
{
	if (pread(result->memory, header, sizeof *header, (off_t)result->trace_start) != sizeof *header)
		return -1;
	uint64_t room = (result->trace_bytes - sizeof *header) / sizeof(struct trace_record);
	if (header->count > room)
		header->count = room;
	return memcmp(header->magic, TRACE_MAGIC, sizeof header->magic) == 0 ? 0 : -1;
}

/* The header is written from our copy, for its count has been checked. */
static int
copy_records(int to, const struct machine_result *result, const struct trace_header *header)
{
	off_t from = (off_t)(result->trace_start + sizeof *header);
	size_t left = header->count * sizeof(struct trace_record);

	if (write(to, header, sizeof *header) != sizeof *header)
		return -1;
	while (left > 0) {
		ssize_t n = sendfile(to, result->memory, &from, left);
		if (n <= 0)
			return -1;
		left -= (size_t)n;
	}
	return 0;
}

int
machine_save_trace(const struct machine_result *result, const char *path, char **why)
{
	struct trace_header header;

	if (result->memory < 0 || read_header(result, &header) < 0) {
		*why = text_of("the kernel has left no trace");
		return -1;
	}
	int to = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	int status = to < 0 ? -1 : copy_records(to, result, &header);
	if (status < 0)
		*why = text_of("cannot write %s: %s", path, strerror(errno));
	if (to >= 0)
		close(to);
	return status;
}
