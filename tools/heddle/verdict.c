/* SPDX-License-Identifier: MIT */
/* See verdict.h. */
#include "tools/heddle/verdict.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "tools/heddle/say.h"

enum { QEMU_EXIT = 33, QEMU_PANIC = 35, QEMU_STUCK = 37, QEMU_TIMEOUT = 39 };
enum { LINE_MOST = 65536 };

/* If the line begins with this word: what follows it, else NULL. */
static const char *
after(const char *line, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(line, word, length) != 0 || (line[length] && line[length] != ' '))
		return NULL;
	return line + length + (line[length] == ' ');
}

static void
take_exit(struct control *control, const char *number)
{
	char *end;

	control->status = strtol(number, &end, 10);
	control->exited = *number && !*end && control->status >= 0 && control->status <= 255;
}

static void
take_line(struct control *control, const char *line)
{
	const char *rest;

	if (after(line, "hello"))
		control->booted = true;
	else if ((rest = after(line, "exit")))
		take_exit(control, rest);
	else if (after(line, "ready"))
		control->ready = true;
	else if (after(line, "timeout"))
		control->timed_out = true;
	else if (after(line, "stuck"))
		control->stuck = true;
	else if ((rest = after(line, "panic")) && !control->panicked) {
		control->panicked = true;
		control->text = text_of("%s", rest);
	}
}

void
control_take(struct control *control, const char *bytes, size_t size,
	     void (*on_line)(void *context, const char *line), void *context)
{
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] != '\n') {
			if (control->line.size < LINE_MOST)
				buffer_add(&control->line, &bytes[i], 1);
			continue;
		}
		take_line(control, buffer_text(&control->line));
		if (on_line)
			on_line(context, buffer_text(&control->line));
		buffer_keep_last(&control->line, 0);
	}
}

static void
died(struct machine_result *result)
{
	int status = result->qemu_status;

	result->end = MACHINE_DIED;
	if (WIFSIGNALED(status))
		result->reason = text_of("QEMU was killed by signal %d (%s) half-way",
					 WTERMSIG(status), strsignal(WTERMSIG(status)));
	else if (!result->booted)
		result->reason = text_of("QEMU ended with status %d before the kernel was up",
					 WEXITSTATUS(status));
	else
		result->reason = text_of("QEMU ended with status %d and without a complete record",
					 WEXITSTATUS(status));
}

void
verdict(struct machine_result *result, struct control *control)
{
	int status = WIFEXITED(result->qemu_status) ? WEXITSTATUS(result->qemu_status) : -1;

	result->booted = control->booted;
	if (status == QEMU_EXIT && control->exited) {
		result->end = MACHINE_EXIT;
		result->status = (int)control->status;
		return;
	}
	if (status == QEMU_PANIC && control->panicked)
		result->end = MACHINE_PANIC;
	else if (status == QEMU_STUCK && control->stuck)
		result->end = MACHINE_STUCK;
	else if (status == QEMU_TIMEOUT && control->timed_out)
		result->end = MACHINE_TIMEOUT;
	else {
		died(result);
		return;
	}
	if (result->end == MACHINE_PANIC)
		result->reason = text_of("%s", control->text);
}
