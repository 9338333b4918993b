/* SPDX-License-Identifier: MIT */
/*
 * See strace.h.  A line of text is begun when a call begins and ended when it returns; if another
 * thread has something to say in between, it is cut in two:
 *
 *   [pid  3] read(0,  <unfinished ...>
 *   [pid  4] exit_group(0)                   = ?
 *   [pid  3] <... read resumed>"", 10)       = 0
 */
#include "tools/heddle/strace.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernel/abi/syscall.h"
#include "tools/heddle/say.h"
#include "tools/heddle/strace_calls.h"
#include "tools/heddle/strace_names.h"
#include "tools/heddle/strace_structs.h"
#include "tools/heddle/trace_names.h"

enum { RESULT_COLUMN = 40, HEX = 16 };

struct thread {
	struct thread *next;
	unsigned tid;
	bool in_call;		/* begun, not returned */
	struct strace_call call;
};

struct strace {
	void (*write)(void *context, const char *text, size_t size);
	void *context;
	bool to_file, follow;
	bool begun;		/* the first execve has succeeded */
	struct thread *threads;
	struct thread *open;	/* whose line is not ended, or NULL */
	size_t column;		/* of that line */
};

struct strace *
strace_new(bool to_file, bool follow, void (*write)(void *, const char *, size_t), void *context)
{
	struct strace *strace = must_alloc(sizeof *strace);

	*strace = (struct strace){ .write = write, .context = context, .to_file = to_file, .follow = follow };
	return strace;
}

static void
out(struct strace *strace, const char *text, size_t size)
{
	strace->column += size;
	strace->write(strace->context, text, size);
}

/* What has been written of a call goes out. */
static void
out_text(struct strace *strace, struct thread *thread)
{
	out(strace, buffer_text(&thread->call.text), thread->call.text.size);
	buffer_keep_last(&thread->call.text, 0);
}

static void
end_line(struct strace *strace, const char *text)
{
	out(strace, text, strlen(text));
	out(strace, "\n", 1);
	strace->open = NULL;
}

/* A new line of this thread; somebody else's that is open is cut. */
static void
begin_line(struct strace *strace, struct thread *thread)
{
	char prefix[32] = "";

	if (strace->open)
		end_line(strace, " <unfinished ...>");
	strace->column = 0;
	strace->open = thread;
	if (strace->to_file && strace->follow)
		snprintf(prefix, sizeof prefix, "%-5u ", thread->tid);
	else if (strace->threads->next && !strace->to_file)
		snprintf(prefix, sizeof prefix, "[pid %5u] ", thread->tid);
	out(strace, prefix, strlen(prefix));
}

static struct thread *
find(struct strace *strace, unsigned tid)
{
	struct thread *thread = strace->threads;

	while (thread && thread->tid != tid)
		thread = thread->next;
	if (thread)
		return thread;
	thread = must_alloc(sizeof *thread);
	*thread = (struct thread){ .next = strace->threads, .tid = tid };
	strace->threads = thread;
	if (thread->next && !strace->to_file) {
		char text[64];
		if (strace->open)
			end_line(strace, " <unfinished ...>");
		snprintf(text, sizeof text, "strace: Process %u attached\n", tid);
		out(strace, text, strlen(text));
	}
	return thread;
}

static void
forget(struct strace *strace, struct thread *thread)
{
	struct thread **link = &strace->threads;

	while (*link != thread)
		link = &(*link)->next;
	*link = thread->next;
	strace_call_free(&thread->call);
	free(thread);
}

static uint64_t
next_number(const char **line)
{
	char *end;
	uint64_t number = strtoull(*line, &end, HEX);

	*line = end;
	return number;
}

/* Two digits a byte, at most `size` of them; how many there were. */
static size_t
next_bytes(const char **line, uint8_t *bytes, size_t size)
{
	unsigned byte;
	size_t n = 0;

	*line += strspn(*line, " ");
	for (; n < size && sscanf(*line, "%2x", &byte) == 1; n++, *line += 2)
		bytes[n] = (uint8_t)byte;
	return n;
}

static void
take_memory(struct thread *thread, const char *line)
{
	struct strace_memory memory = { .late = thread->in_call, .address = next_number(&line) };

	memory.size = (uint8_t)next_bytes(&line, memory.bytes, sizeof memory.bytes);
	strace_call_add(&thread->call, &memory);
}

static void
take_call(struct strace *strace, struct thread *thread, const char *line)
{
	struct strace_call *call = &thread->call;

	thread->in_call = true;
	call->named = call->waits = call->complete = call->returned = false;
	call->written = 0;
	buffer_keep_last(&call->text, 0);
	call->number = next_number(&line);
	for (int i = 0; i < 6; i++)
		call->argument[i] = next_number(&line);
	if (call->number == SYS_rt_sigreturn)
		call->argument[0] = next_number(&line);
	strace_put_arguments(call);
	if (!strace->begun)
		return;
	begin_line(strace, thread);
	out_text(strace, thread);
}

/* The line of a call that goes on. */
static void
resume(struct strace *strace, struct thread *thread)
{
	struct strace_call *call = &thread->call;
	const char *name = trace_call_name(call->number);

	if (strace->open == thread)
		return;
	begin_line(strace, thread);
	struct buffer rest = call->text;
	call->text = (struct buffer){0};
	put(call, "<... %s resumed>", name ? name : "syscall");
	out_text(strace, thread);
	buffer_free(&call->text);
	call->text = rest;
}

/* Whether the line shall be seen; before the first execve none is. */
static bool
shown(struct strace *strace, struct thread *thread)
{
	struct strace_call *call = &thread->call;

	if (strace->begun)
		return true;
	if (call->number != SYS_execve || strace_call_failed(call))
		return false;
	strace->begun = true;
	begin_line(strace, thread);
	return true;
}

static void
finish_call(struct strace *strace, struct thread *thread, bool ended)
{
	struct strace_call *call = &thread->call;
	static const char spaces[RESULT_COLUMN + 1] = "                                        ";

	if (shown(strace, thread)) {
		put(call, ended && call->waits ? " <unfinished ...>) " : ") ");
		resume(strace, thread);
		out_text(strace, thread);
		if (strace->column < RESULT_COLUMN)
			out(strace, spaces, RESULT_COLUMN - strace->column);
		put(call, "= ");
		if (ended)
			put(call, "?");
		else
			strace_put_result(call);
		out_text(strace, thread);
		end_line(strace, "");
	}
	strace_call_free(call);
	thread->in_call = false;
}

/* One whose begin is not known changed its thread's number: an execve. */
static void
take_return(struct strace *strace, struct thread *thread, const char *line)
{
	struct strace_call *call = &thread->call;

	call->number = next_number(&line);
	call->result = next_number(&line);
	call->restart = (unsigned)next_number(&line);
	call->returned = true;
	if (thread->in_call)
		strace_put_arguments(call);
	finish_call(strace, thread, false);
}

static void
take_signal(struct strace *strace, struct thread *thread, const char *line)
{
	struct strace_call said = {0};
	uint8_t bytes[128] = {0};

	next_bytes(&line, bytes, sizeof bytes);
	begin_line(strace, thread);
	put(&said, "--- ");
	put_signal(&said, (int)strace_number(bytes, 4));
	put(&said, " ");
	put_siginfo(&said, bytes);
	put(&said, " ---");
	end_line(strace, buffer_text(&said.text));
	strace_call_free(&said);
}

static void
take_stop(struct strace *strace, struct thread *thread, const char *line)
{
	struct strace_call said = {0};

	begin_line(strace, thread);
	put(&said, "--- stopped by ");
	put_signal(&said, (int)next_number(&line));
	put(&said, " ---");
	end_line(strace, buffer_text(&said.text));
	strace_call_free(&said);
}

static void
take_end(struct strace *strace, struct thread *thread, const char *line)
{
	struct strace_call said = {0};
	int status = (int)next_number(&line), signal = status & 0x7f;

	if (thread->in_call)
		finish_call(strace, thread, true);
	if (!strace->begun) {
		forget(strace, thread);
		return;
	}
	begin_line(strace, thread);
	if (signal) {
		put(&said, "+++ killed by ");
		put_signal(&said, signal);
		put(&said, status & 0x80 ? " (core dumped) +++" : " +++");
	} else
		put(&said, "+++ exited with %d +++", status >> 8 & 0xff);
	end_line(strace, buffer_text(&said.text));
	strace_call_free(&said);
	forget(strace, thread);
}

void
strace_take(struct strace *strace, const char *line)
{
	static const char word[] = "strace ";

	if (strncmp(line, word, sizeof word - 1) != 0)
		return;
	line += sizeof word - 1;
	unsigned tid = (unsigned)next_number(&line);
	line += strspn(line, " ");
	char kind = *line ? *line++ : '\0';
	if (!tid || !strchr("mcrstx", kind) || !kind)
		return;
	struct thread *thread = find(strace, tid);

	switch (kind) {
	case 'm': take_memory(thread, line); break;
	case 'c': take_call(strace, thread, line); break;
	case 'r': take_return(strace, thread, line); break;
	case 'x': take_end(strace, thread, line); break;
	}
	if (kind == 's' && strace->begun)
		take_signal(strace, thread, line);
	else if (kind == 't' && strace->begun)
		take_stop(strace, thread, line);
}

void
strace_end(struct strace *strace)
{
	if (strace->open)
		end_line(strace, " <unfinished ...>");
	while (strace->threads)
		forget(strace, strace->threads);
	free(strace);
}
