/* SPDX-License-Identifier: MIT */
/* See history.h. */
#include "grader/history.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/heddle/say.h"

enum { OPERATIONS_MOST = 20000, SAID_MOST = 1000 };

static void
add_event(struct history *h, bool is_return, size_t operation)
{
	if ((h->event_count & (h->event_count + 1)) == 0)
		h->events = must_realloc(h->events, (2 * h->event_count + 2) * sizeof *h->events);
	h->events[h->event_count++] = (struct event){ is_return, operation };
}

static struct operation *
add_operation(struct history *h)
{
	if ((h->operation_count & (h->operation_count + 1)) == 0)
		h->operations = must_realloc(h->operations, (2 * h->operation_count + 2) * sizeof *h->operations);
	return &h->operations[h->operation_count++];
}

/* " A B@TIME", each part optional, up to the end of the text. */
static bool
take_numbers(const char *text, int64_t *a, int64_t *b, uint64_t *time)
{
	char *end = (char *)text;

	*a = *b = 0;
	*time = 0;
	if (*end == ' ')
		*a = strtoll(end, &end, 10);
	if (*end == ' ')
		*b = strtoll(end, &end, 10);
	if (*end == '@')
		*time = strtoull(end + 1, &end, 10);
	return *end == '\0';
}

static bool
take_call(struct history *h, unsigned thread, const char *text)
{
	struct operation o = { .thread = thread };
	size_t length = strcspn(text, " @");

	if (length == 0 || length >= sizeof o.name || !take_numbers(text + length, &o.a, &o.b, &o.called))
		return false;
	if (h->pending[thread] || h->operation_count >= OPERATIONS_MOST)
		return false;
	memcpy(o.name, text, length);
	*add_operation(h) = o;
	h->pending[thread] = (int)h->operation_count;
	add_event(h, false, h->operation_count - 1);
	return true;
}

static bool
take_return(struct history *h, unsigned thread, const char *text)
{
	if (!h->pending[thread])
		return false;
	size_t i = (size_t)h->pending[thread] - 1;
	struct operation *o = &h->operations[i];
	o->returned = true;
	h->pending[thread] = 0;
	add_event(h, true, i);
	return take_numbers(text, &o->r, &o->v, &o->ended);
}

static bool
take_said(struct history *h, unsigned thread, const char *text)
{
	struct said said = { 0 };

	if (!h->pending[thread] || h->said_count == SAID_MOST)
		return false;
	said.operation = (size_t)h->pending[thread] - 1;
	snprintf(said.text, sizeof said.text, "%s", text);
	h->said = must_realloc(h->said, (h->said_count + 1) * sizeof *h->said);
	h->said[h->said_count++] = said;
	return true;
}

static bool
take_count(struct history *h, const char *line)
{
	struct count *c = &h->counts[h->count_count];	/* one beyond the last if there is no room: not touched */

	if (h->count_count == sizeof h->counts / sizeof *h->counts)
		return false;
	if (sscanf(line, "#%15s %" SCNd64 " %" SCNd64, c->name, &c->value, &c->most) != 3)
		return false;
	h->count_count++;
	return true;
}

static bool
take_end(struct history *h, const char *line)
{
	if (sscanf(line, "end exit %d", &h->ending_value) == 1)
		h->ending = END_EXIT;
	else if (sscanf(line, "end signal %d", &h->ending_value) == 1)
		h->ending = END_SIGNAL;
	else if (strcmp(line, "end hung") == 0)
		h->ending = END_HUNG;
	else
		return false;
	return true;
}

static bool
take_thread(struct history *h, const char *item)
{
	char *rest;
	unsigned long thread = strtoul(item, &rest, 10);

	if (thread >= THREADS_MOST)
		return false;
	switch (*rest) {
	case '>': return take_call(h, (unsigned)thread, rest + 1);
	case '<': return take_return(h, (unsigned)thread, rest + 1);
	case '"': return take_said(h, (unsigned)thread, rest + 1);
	default: return false;
	}
}

static void
take_item(struct history *h, const char *item)
{
	bool known = false;

	if (*item >= '0' && *item <= '9')
		known = take_thread(h, item);
	else if (*item == '#')
		known = take_count(h, item);
	else if (strncmp(item, "end ", 4) == 0)
		known = h->ending == END_MISSING && take_end(h, item);
	else if (strcmp(item, "complete") == 0)
		known = h->complete = true;
	h->nonsense |= !known;
}

void
history_take(struct history *h, const char *line)
{
	size_t digits = strspn(line, "0123456789");
	char *copy = text_of("%s", line), *rest = copy;

	if (digits && line[digits] == '"')
		take_item(h, line);
	else
		for (char *item; (item = strsep(&rest, ";")) != NULL;)
			take_item(h, item);
	free(copy);
}

void
history_clear(struct history *h)
{
	free(h->operations);
	free(h->events);
	free(h->said);
	*h = (struct history){ 0 };
}
