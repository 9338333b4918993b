/* SPDX-License-Identifier: MIT */
/*
 * The contract of lib/conc/executor.h, for threads.
 *
 *     new MOST        submit TASK       result TASK TIMEOUT -> R VALUE      cancel TASK -> 1 or 0
 *     begin TASK      end TASK VALUE    cancelling      shutdown WAIT CANCEL
 *     break (an initializer fails)
 *
 * begin and end are written by the task itself.  A worker has taken a task a
 * little before it begins; who finds that it cannot be cancelled has seen that.
 * While a shutdown cancels, from "cancelling" on, any task may still begin, or
 * not; after it as many, unknown which, as there were workers without one.  For one worker tasks are numbered in the
 * order of their submission.
 */
#include "grader/models.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum { TASKS = 60 };
enum phase { NONE, PENDING, TAKEN, UNKNOWN, RUNNING, FINISHED, CANCELLED };

struct pool_state {
	int64_t most, running, over, broken, unknown;
	int64_t phase[TASKS], value[TASKS];
};

static void
start(void *state)
{
	memset(state, 0, sizeof(struct pool_state));
}

static bool
waits(const struct pool_state *p, int64_t task)
{
	return p->phase[task] == PENDING || p->phase[task] == TAKEN;
}

static bool
step_submit(struct pool_state *p, const struct operation *o)
{
	if (o->returned && o->r == -EPIPE)
		return p->broken;
	if (o->returned && o->r != 0)
		return o->r == -EPROTO && p->over;
	if (p->over || p->phase[o->a] != NONE)
		return false;
	p->phase[o->a] = PENDING;
	return true;
}

static bool
step_begin(struct pool_state *p, const struct operation *o)
{
	bool unknown = p->phase[o->a] == UNKNOWN && p->unknown > 0;

	if ((!waits(p, o->a) && !unknown) || p->running == p->most || p->broken)
		return false;
	p->unknown -= unknown;
	for (int64_t t = 0; p->most == 1 && t < o->a; t++)
		if (waits(p, t))
			return false;
	p->phase[o->a] = RUNNING;
	p->running++;
	return true;
}

static bool
step_end(struct pool_state *p, const struct operation *o)
{
	if (p->phase[o->a] != RUNNING)
		return false;
	p->phase[o->a] = FINISHED;
	p->value[o->a] = o->b;
	p->running--;
	return true;
}

static bool
step_result(struct pool_state *p, const struct operation *o, uint64_t now)
{
	int64_t phase = p->phase[o->a], value = p->value[o->a];
	bool ready = phase == FINISHED || phase == UNKNOWN || phase == CANCELLED || p->broken;

	if (!o->returned)
		return ready;
	if (o->r == -EAGAIN)
		return o->b == 0 && !ready;
	if (!ready || !in_time(o, o->b, false, now))
		return false;
	if (p->broken)
		return o->r == -EPIPE;
	if (phase == UNKNOWN)
		p->phase[o->a] = CANCELLED;
	if (phase == UNKNOWN || phase == CANCELLED)
		return o->r == -ECANCELED;
	return value < 0 ? o->r == value : o->r == 0 && o->v == value;
}

static bool
step_cancel(struct pool_state *p, const struct operation *o)
{
	int64_t *phase = &p->phase[o->a];

	if (o->returned && o->r == 0 && *phase == PENDING)
		*phase = TAKEN;
	if (*phase != PENDING && *phase != CANCELLED)
		return !o->returned || o->r == 0;
	*phase = CANCELLED;
	return !o->returned || o->r == 1;
}

static bool
step_cancelling(struct pool_state *p)
{
	p->unknown = TASKS;
	for (int64_t t = 0; t < TASKS; t++)
		if (p->phase[t] == PENDING)
			p->phase[t] = UNKNOWN;
	return true;
}

static bool
step_shutdown(struct pool_state *p, const struct operation *o)
{
	p->over = 1;
	p->unknown = o->a ? 0 : p->most - p->running;
	for (int64_t t = 0; t < TASKS; t++) {
		if (o->a && waits(p, t))
			return false;
		p->unknown -= !o->a && p->phase[t] == TAKEN;
	}
	return !o->a || p->running == 0;
}

static bool
step(void *state, const struct operation *o, uint64_t now)
{
	struct pool_state *p = state;

	if (strcmp(o->name, "new") == 0)
		return start(p), p->most = o->a, true;
	if (strcmp(o->name, "break") == 0)
		return p->broken = 1, true;
	if (strcmp(o->name, "cancelling") == 0)
		return step_cancelling(p);
	if (o->a < 0 || o->a >= TASKS)
		return false;
	if (strcmp(o->name, "submit") == 0)
		return step_submit(p, o);
	if (strcmp(o->name, "begin") == 0)
		return step_begin(p, o);
	if (strcmp(o->name, "end") == 0)
		return step_end(p, o);
	if (strcmp(o->name, "result") == 0)
		return step_result(p, o, now);
	if (strcmp(o->name, "cancel") == 0)
		return step_cancel(p, o);
	return strcmp(o->name, "shutdown") == 0 && step_shutdown(p, o);
}

static void
tell_state(const void *state, FILE *out)
{
	const struct pool_state *p = state;
	int64_t waiting = 0, done = 0;

	for (int64_t t = 0; t < TASKS; t++) {
		waiting += waits(p, t);
		done += p->phase[t] == FINISHED;
	}
	fprintf(out, "the pool (%" PRId64 " workers) has %" PRId64 " tasks waiting, %" PRId64 " running, %" PRId64 " done%s%s",
		p->most, waiting, p->running, done, p->over ? ", and is shut down" : "", p->broken ? ", and is broken" : "");
}

static void
tell_call(const struct operation *o, FILE *out)
{
	fprintf(out, "%s(", o->name);
	if (strcmp(o->name, "shutdown") == 0)
		fprintf(out, "%s%s%s", o->a ? "wait" : "", o->a && o->b ? ", " : "", o->b ? "cancel" : "");
	else if (strcmp(o->name, "break") != 0 && strcmp(o->name, "cancelling") != 0)
		fprintf(out, "%" PRId64, o->a);
	if (strcmp(o->name, "end") == 0)
		fprintf(out, ", %" PRId64, o->b);
	if (strcmp(o->name, "result") == 0 && o->b == 0)
		fputs(", nowait", out);
	fputc(')', out);
}

static void
tell_result(const struct operation *o, FILE *out)
{
	if (o->r == -EPROTO)
		fputs("RUNTIME_ERROR", out);
	else if (o->r == -ECANCELED)
		fputs("CANCELLED_ERROR", out);
	else if (o->r == -EPIPE)
		fputs("-EPIPE", out);
	else if (o->r == -EAGAIN)
		fputs("-EAGAIN", out);
	else if (strcmp(o->name, "result") == 0)
		fprintf(out, "%" PRId64, o->r ? o->r : o->v);
	else if (strcmp(o->name, "cancel") == 0)
		fputs(o->r ? "true" : "false", out);
	else
		fputs("ok", out);
}

const struct model model_pool = {
	.name = "pool",
	.size = sizeof(struct pool_state),
	.start = start,
	.step = step,
	.tell_state = tell_state,
	.tell_call = tell_call,
	.tell_result = tell_result,
};
