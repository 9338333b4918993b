/* SPDX-License-Identifier: MIT */
/*
 * The contract of lib/conc/lock.h: each lock is free or held, whoever holds
 * it; any thread may release; who of the waiters gets it is open.
 *
 *     acquire L      try L      timed L TIMEOUT      release L      locked L
 *
 * TIMEOUT is the library's: 0 not at all, less than 0 over already.
 */
#include "grader/models.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum { LOCKS = 4 };

struct locks {
	int32_t holder[LOCKS];	/* thread + 1, 0: free */
};

static void
start(void *state)
{
	memset(state, 0, sizeof(struct locks));
}

static bool
take(int32_t *holder, const struct operation *o)
{
	if (*holder)
		return false;
	*holder = (int32_t)o->thread + 1;
	return true;
}

static bool
give(int32_t *holder, const struct operation *o)
{
	bool was_free = *holder == 0;

	*holder = 0;
	return !o->returned || o->r == (was_free ? -EPERM : 0);
}

static bool
step(void *state, const struct operation *o, uint64_t now)
{
	struct locks *s = state;

	if (o->a < 0 || o->a >= LOCKS)
		return false;
	int32_t *holder = &s->holder[o->a];
	if (strcmp(o->name, "release") == 0)
		return give(holder, o);
	if (strcmp(o->name, "locked") == 0)
		return !o->returned || (o->r != 0) == (*holder != 0);
	if (o->returned && o->r == -EAGAIN && (strcmp(o->name, "try") == 0 || (strcmp(o->name, "timed") == 0 && o->b == 0)))
		return *holder != 0;
	if (o->returned && o->r == -ETIMEDOUT && strcmp(o->name, "timed") == 0)
		return *holder != 0 && o->b != 0 && in_time(o, o->b, true, now);
	if (o->returned && o->r != 0)
		return false;
	return take(holder, o) && (strcmp(o->name, "timed") || in_time(o, o->b, false, now));
}

static void
tell_state(const void *state, FILE *out)
{
	const struct locks *s = state;
	bool any = false;

	for (int i = 0; i < LOCKS; i++) {
		if (s->holder[i]) {
			fprintf(out, "%slock %d is held by thread %d", any ? ", " : "", i, s->holder[i] - 1);
			any = true;
		}
	}
	if (!any)
		fputs("no lock is held", out);
}

static void
tell_call(const struct operation *o, FILE *out)
{
	if (strcmp(o->name, "timed") == 0)
		fprintf(out, "acquire(%" PRId64 ", %.0f ms)", o->a, (double)o->b / 1e6);
	else
		fprintf(out, "%s(%" PRId64 ")", o->name, o->a);
}

static void
tell_result(const struct operation *o, FILE *out)
{
	const char *names[] = { "ok", "-EAGAIN", "-ETIMEDOUT", "-EPERM" };
	int64_t values[] = { 0, -EAGAIN, -ETIMEDOUT, -EPERM };

	for (int i = 0; i < 4; i++) {
		if (o->r == values[i]) {
			fprintf(out, "%s", strcmp(o->name, "locked") ? names[i] : "false");
			return;
		}
	}
	fprintf(out, "%" PRId64, o->r);
}

const struct model model_lock = {
	.name = "lock",
	.size = sizeof(struct locks),
	.start = start,
	.step = step,
	.tell_state = tell_state,
	.tell_call = tell_call,
	.tell_result = tell_result,
};
