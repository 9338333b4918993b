/* SPDX-License-Identifier: MIT */
/* See lanes_words.h. */
#include "tools/heddle/lanes_words.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "tools/heddle/trace_names.h"
#include "user/bin/explore/places.h"

void
words_wait(char *to, size_t size, uint64_t reason, uint64_t object)
{
	char name[64] = "";

	if (reason == TRACE_REASON_LOCK || reason == TRACE_REASON_FUTEX || reason == TRACE_REASON_JOIN)
		variable_name(name, sizeof name, object);
	else if (reason == TRACE_REASON_WAIT && (int64_t)object > 0)
		snprintf(name, sizeof name, "process %" PRIu64, object);
	snprintf(to, size, "%s%s%s", trace_reason_name(reason), *name && name[0] != '0' ? " " : "",
		 name[0] != '0' ? name : "");
}

void
words_syscall(char *to, size_t size, uint64_t call)
{
	const char *name = trace_call_name(call);

	if (name)
		snprintf(to, size, "%s", name);
	else
		snprintf(to, size, "call %" PRIu64, call);
}

void
words_event(char *to, size_t size, const struct trace_record *r)
{
	to[0] = '\0';
	switch (r->type) {
	case TRACE_SIGNAL: snprintf(to, size, "signal %" PRIu64 " to thread %" PRIu64, r->b, r->a); break;
	case TRACE_MARK: snprintf(to, size, "mark %" PRIu64 " %" PRIu64, r->a, r->b); break;
	case TRACE_THREAD_START: snprintf(to, size, "starts thread %" PRIu64, r->a); break;
	case TRACE_THREAD_END: snprintf(to, size, "ends"); break;
	case TRACE_PROCESS_START: snprintf(to, size, "process %" PRIu64 " begins, of %" PRIu64, r->a, r->b); break;
	case TRACE_PROCESS_END:
		if (r->b & 0x7f)
			snprintf(to, size, "process %" PRIu64 " ends by signal %" PRIu64, r->a, r->b & 0x7f);
		else
			snprintf(to, size, "process %" PRIu64 " ends with status %" PRIu64, r->a, r->b >> 8 & 0xff);
		break;
	default: break;
	}
}

void
words_put(FILE *to, const char *text)
{
	putc('"', to);
	for (; *text; text++)
		if (*text == '"' || *text == '\\')
			fprintf(to, "\\%c", *text);
		else if ((unsigned char)*text < ' ' || *text == '<' || (unsigned char)*text >= 0x7f)
			fprintf(to, "\\u%04x", (unsigned char)*text);
		else
			putc(*text, to);
	putc('"', to);
}
