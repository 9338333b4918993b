/* SPDX-License-Identifier: MIT */
/* See lanes_words.h. */
#include "tools/heddle/lanes_words.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "kernel/abi/schedule.h"
#include "tools/heddle/trace_names.h"
#include "user/bin/explore/places.h"

/* "lock" for "__explore_pthread_mutex_lock". */
static const char *
short_call(uint64_t function)
{
	static const char *const before[] = { "__explore_", "__wrap_", "pthread_", "mutex_" };
	const char *name = function_name(function);

	for (size_t i = 0; name && i < sizeof before / sizeof *before; i++)
		if (strncmp(name, before[i], strlen(before[i])) == 0)
			name += strlen(before[i]);
	return name ? name : "call";
}

enum words_call
words_call(uint64_t function)
{
	const char *name = short_call(function);

	if (strstr(name, "unlock"))
		return WORDS_UNLOCKS;
	if (strstr(name, "lock"))
		return WORDS_LOCKS;
	return strstr(name, "cond_") && strstr(name, "wait") ? WORDS_WAITS : WORDS_OTHER;
}

/* " 3", " (24 bytes)", " counter" for its address. */
static void
put_value(char *to, size_t size, const struct step *s)
{
	uint64_t v = s->value;
	int64_t number = s->size == 4 ? (int32_t)v : s->size == 2 ? (int16_t)v : s->size == 1 ? (int8_t)v : (int64_t)v;
	char name[48];

	if (s->size > 8)
		snprintf(to, size, " (%u bytes)", s->size);
	else if (s->size == 8 && variable_name(name, sizeof name, v)[0] != '0')
		snprintf(to, size, " %s", name);
	else if (number > -1000000 && number < 1000000)
		snprintf(to, size, " %" PRId64, number);
	else
		snprintf(to, size, " %#" PRIx64, v);
}

void
words_step(char *to, size_t size, const struct step *s)
{
	static const char *const how[] = { "read", "write", "read atomic", "write atomic" };
	char name[64] = "", value[64] = "";

	if (s->address && variable_name(name, sizeof name, s->address)[0] == '0' && !step_is_access(s))
		name[0] = '\0';
	if (step_is_access(s) && s->valued)
		put_value(value, sizeof value, s);
	snprintf(to, size, "%s%s%s%s", step_is_access(s) ? how[s->kind] : short_call(s->value), *name ? " " : "", name, value);
}

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
