/* SPDX-License-Identifier: MIT */
/*
 * The contract of lib/conc/queue.h.
 *
 *     new MAXSIZE               put ITEM TIMEOUT      get 0 TIMEOUT -> R ITEM
 *     fit ITEM                  a put without waiting, when there is no memory left: -ENOMEM is right, too
 *     join 0 TIMEOUT            done                  qsize      empty      full
 *
 * TIMEOUT is the library's: -1 for ever, 0 not at all, anything else below 0 is over already.
 */
#include "grader/models.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum { ITEMS = 120, UNTOUCHED = -1 };	/* what tests hand over to be written to */

struct queue_state {
	int64_t maxsize, count, unfinished;
	int64_t items[ITEMS];	/* oldest first; 0 beyond count, so that equal states have equal bytes */
};

static void
start(void *state)
{
	memset(state, 0, sizeof(struct queue_state));
}

static bool
append(struct queue_state *q, int64_t item)
{
	if (q->count == ITEMS)
		return false;
	q->items[q->count++] = item;
	q->unfinished++;
	return true;
}

static bool
take_oldest(struct queue_state *q, const struct operation *o)
{
	if (q->count == 0 || (o->returned && o->v != q->items[0]))
		return false;
	memmove(q->items, q->items + 1, (ITEMS - 1) * sizeof *q->items);
	q->items[ITEMS - 1] = 0;
	q->count--;
	return true;
}

/* The rule of every call that may wait: `ready` says whether it has to. */
static bool
may_end(const struct operation *o, bool ready, uint64_t now)
{
	if (!o->returned)
		return ready;
	if (o->r == -EAGAIN)
		return o->b == 0 && !ready;
	if (o->r == -ETIMEDOUT)
		return o->b != 0 && o->b != -1 && !ready && in_time(o, o->b, true, now);
	return o->r == 0 && ready && in_time(o, o->b, false, now);
}

static bool
step(void *state, const struct operation *o, uint64_t now)
{
	struct queue_state *q = state;
	bool room = q->maxsize == 0 || q->count < q->maxsize;
	bool took_place = !o->returned || o->r == 0;

	if (strcmp(o->name, "new") == 0)
		return start(q), q->maxsize = o->a, true;
	if (strcmp(o->name, "fit") == 0 && o->returned && o->r == -ENOMEM)
		return true;
	if (strcmp(o->name, "put") == 0 || strcmp(o->name, "fit") == 0)
		return may_end(o, room, now) && (!took_place || append(q, o->a));
	if (strcmp(o->name, "get") == 0)
		return may_end(o, q->count > 0, now) && (took_place ? take_oldest(q, o) : o->v == UNTOUCHED);
	if (strcmp(o->name, "join") == 0)
		return may_end(o, q->unfinished == 0, now);
	if (strcmp(o->name, "done") == 0) {
		bool surplus = q->unfinished == 0;
		q->unfinished -= !surplus;
		return !o->returned || o->r == (surplus ? -EINVAL : 0);
	}
	if (strcmp(o->name, "qsize") == 0)
		return !o->returned || o->r == q->count;
	if (strcmp(o->name, "empty") == 0)
		return !o->returned || (o->r != 0) == (q->count == 0);
	if (strcmp(o->name, "full") == 0)
		return !o->returned || (o->r != 0) == (q->maxsize != 0 && q->count >= q->maxsize);
	return false;
}

static void
tell_state(const void *state, FILE *out)
{
	const struct queue_state *q = state;

	fprintf(out, "the queue (maxsize %" PRId64 ") holds", q->maxsize);
	for (int64_t i = 0; i < q->count && i < 6; i++)
		fprintf(out, " %" PRId64, q->items[i]);
	fprintf(out, "%s, %" PRId64 " unfinished", q->count == 0 ? " nothing" : q->count > 6 ? " ..." : "", q->unfinished);
}

static void
tell_call(const struct operation *o, FILE *out)
{
	const char *separator = "";

	fprintf(out, "%s(", strcmp(o->name, "fit") ? o->name : "put");
	if (strcmp(o->name, "put") == 0 || strcmp(o->name, "fit") == 0 || strcmp(o->name, "new") == 0) {
		fprintf(out, "%" PRId64, o->a);
		separator = ", ";
	}
	if (o->b > 0)
		fprintf(out, "%s%.0f ms", separator, (double)o->b / 1e6);
	else if (o->b < -1)
		fprintf(out, "%s%.0f ms", separator, (double)o->b / 1e6);
	else if (o->b == 0 && (strcmp(o->name, "put") == 0 || strcmp(o->name, "fit") == 0 || strcmp(o->name, "get") == 0 || strcmp(o->name, "join") == 0))
		fprintf(out, "%snowait", separator);
	fputc(')', out);
}

static void
tell_result(const struct operation *o, FILE *out)
{
	if (o->r == -EAGAIN)
		fputs("-EAGAIN", out);
	else if (o->r == -ETIMEDOUT)
		fputs("-ETIMEDOUT", out);
	else if (o->r == -EINVAL || o->r == -ENOMEM)
		fputs(o->r == -EINVAL ? "-EINVAL" : "-ENOMEM", out);
	else if (strcmp(o->name, "get") == 0 && o->r == 0)
		fprintf(out, "%" PRId64, o->v);
	else if (o->r == 0 && (strcmp(o->name, "qsize") && strcmp(o->name, "empty") && strcmp(o->name, "full")))
		fputs("ok", out);
	else
		fprintf(out, "%" PRId64, o->r);
	if (strcmp(o->name, "get") == 0 && o->r < 0 && o->v != UNTOUCHED)
		fputs(", but *item was changed", out);
}

const struct model model_queue = {
	.name = "queue",
	.size = sizeof(struct queue_state),
	.start = start,
	.step = step,
	.tell_state = tell_state,
	.tell_call = tell_call,
	.tell_result = tell_result,
};
