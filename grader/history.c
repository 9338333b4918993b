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

static bool
take_call(struct history *h, const char *line)
{
	struct operation o = { 0 };

	if (sscanf(line, "call %u %15s %" SCNd64 " %" SCNd64 " %" SCNu64, &o.thread, o.name, &o.a, &o.b, &o.called) != 5)
		return false;
	if (o.thread >= THREADS_MOST || h->pending[o.thread] || h->operation_count >= OPERATIONS_MOST)
		return false;
	*add_operation(h) = o;
	h->pending[o.thread] = (int)h->operation_count;
	add_event(h, false, h->operation_count - 1);
	return true;
}

static bool
take_return(struct history *h, const char *line)
{
	unsigned thread;
	int64_t r, v;
	uint64_t time;

	if (sscanf(line, "ret %u %" SCNd64 " %" SCNd64 " %" SCNu64, &thread, &r, &v, &time) != 4)
		return false;
	if (thread >= THREADS_MOST || !h->pending[thread])
		return false;
	size_t i = (size_t)h->pending[thread] - 1;
	h->operations[i].r = r;
	h->operations[i].v = v;
	h->operations[i].ended = time;
	h->operations[i].returned = true;
	h->pending[thread] = 0;
	add_event(h, true, i);
	return true;
}

static bool
take_said(struct history *h, const char *line)
{
	struct said said = { 0 };
	unsigned thread;
	int text = 0;

	if (sscanf(line, "said %u %n", &thread, &text) != 1 || !text || thread >= THREADS_MOST || !h->pending[thread])
		return false;
	if (h->said_count == SAID_MOST)
		return false;
	said.operation = (size_t)h->pending[thread] - 1;
	snprintf(said.text, sizeof said.text, "%s", line + text);
	h->said = must_realloc(h->said, (h->said_count + 1) * sizeof *h->said);
	h->said[h->said_count++] = said;
	return true;
}

static bool
take_count(struct history *h, const char *line)
{
	struct count *c = &h->counts[h->count_count];

	if (h->count_count == sizeof h->counts / sizeof *h->counts)
		return false;
	if (sscanf(line, "count %15s %" SCNd64 " %" SCNd64, c->name, &c->value, &c->most) != 3)
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

void
history_take(struct history *h, const char *line)
{
	bool known = false;

	if (strncmp(line, "call ", 5) == 0)
		known = take_call(h, line);
	else if (strncmp(line, "ret ", 4) == 0)
		known = take_return(h, line);
	else if (strncmp(line, "said ", 5) == 0)
		known = take_said(h, line);
	else if (strncmp(line, "count ", 6) == 0)
		known = take_count(h, line);
	else if (strncmp(line, "end ", 4) == 0)
		known = h->ending == END_MISSING && take_end(h, line);
	else if (strcmp(line, "complete") == 0)
		known = h->complete = true;
	h->nonsense |= !known;
}

void
history_clear(struct history *h)
{
	free(h->operations);
	free(h->events);
	free(h->said);
	*h = (struct history){ 0 };
}
