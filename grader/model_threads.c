/* SPDX-License-Identifier: MIT */
/*
 * The contract of threads: whoever is made runs once with its own argument, joining waits for the end and gives the
 * result, a process ends when its last thread that counts has ended.  Who runs when is open.
 *
 *     create K ARG    daemon K ARG                    by the maker
 *     refused K WHY                                   by the maker: WHY, and the value is 0: errno is as it was
 *     under P                                         the calling thread's policy
 *     begin ARG       leave VALUE                     by thread K itself; after `leave` only what cleans up
 *     join K          try-join K      timed-join K T  0 and the value, EBUSY, ETIMEDOUT; EDEADLK for oneself
 *     detach K
 *     push N          clean N                         a clean-up function, called with N
 *     key I DROPS     unkey I                         a key is made (its values dropped at the end?), is deleted
 *     fill N                                          keys are made until EAGAIN: N
 *     set I V         get I           drop I V        the caller's own value; dropped at its end, in four rounds at most
 *     handler                                         what atexit() was given
 *     wait N                                          the end of a process whose status shall be N
 */
#include "grader/models.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { KEYS = 2, ROUNDS = 4 };

struct one {
	int64_t argument, value, values[KEYS];
	int32_t made, begun, left, daemon, detached, cleanups, dropped[KEYS];
};

struct threads {
	struct one of[THREADS_MOST];
	int32_t drops[KEYS];
	int32_t handlers, unused;
};

static void
start(void *state)
{
	memset(state, 0, sizeof(struct threads));
}

/* Has it ended, with all that it had to do? */
static bool
is_over(const struct threads *s, const struct one *t)
{
	for (int i = 0; i < KEYS; i++)
		if (s->drops[i] && t->values[i] && t->dropped[i] < ROUNDS)
			return false;
	return t->left && t->cleanups == 0;
}

static bool
make(struct threads *s, const struct operation *o, bool daemon)
{
	struct one *t = &s->of[o->a];

	if ((t->made && !(t->detached && is_over(s, t))) || (o->returned && o->r != 0))
		return false;
	*t = (struct one){ .argument = o->b, .made = 1, .daemon = daemon };
	return true;
}

static bool
join(struct threads *s, const struct operation *o, bool timed, uint64_t now)
{
	struct one *t = &s->of[o->a];

	if (o->a == (int64_t)o->thread)
		return !o->returned || o->r == EDEADLK;
	if (o->returned && o->r == EINVAL)
		return t->made && t->detached;
	if (o->returned && o->r == EBUSY && strcmp(o->name, "try-join") == 0)
		return !is_over(s, t) || t->made;	/* what it does after its last line may take its time */
	if (o->returned && o->r == ETIMEDOUT && timed)
		return t->made && in_time(o, o->b, true, now);
	if (!t->made || t->detached || !is_over(s, t) || (timed && !in_time(o, o->b, false, now)))
		return false;
	if (o->returned && (o->r != 0 || o->v != t->value))
		return false;
	t->made = 0;
	return true;
}

/* What a thread says of itself. */
static bool
own(struct threads *s, struct one *t, const struct operation *o)
{
	if (strcmp(o->name, "begin") == 0) {
		if (!t->made || t->begun || t->argument != o->a)
			return false;
		t->begun = 1;
	} else if (strcmp(o->name, "leave") == 0) {
		if (t->left)
			return false;
		t->left = 1;
		t->value = o->a;
	} else if (strcmp(o->name, "push") == 0) {
		return ++t->cleanups == o->a;
	} else if (strcmp(o->name, "clean") == 0) {
		return t->left && t->cleanups-- == o->a;
	} else if (strcmp(o->name, "handler") == 0) {
		return ++s->handlers == 1;
	} else {
		return false;
	}
	return true;
}

static bool
with_key(struct threads *s, struct one *t, const struct operation *o)
{
	if (o->a < 0 || o->a >= KEYS)
		return false;
	int64_t *value = &t->values[o->a];
	if (strcmp(o->name, "set") == 0) {
		*value = o->b;
		return !o->returned || o->r == 0;
	}
	if (strcmp(o->name, "get") == 0)
		return !o->returned || o->v == *value;
	if (strcmp(o->name, "drop") == 0) {
		bool right = s->drops[o->a] && t->left && t->cleanups == 0 && o->b && *value == o->b && t->dropped[o->a]++ < ROUNDS;
		*value = 0;
		return right;
	}
	for (int i = 0; i < THREADS_MOST; i++)
		s->of[i].values[o->a] = 0;
	s->drops[o->a] = strcmp(o->name, "key") == 0 && o->b;
	return !o->returned || o->r == 0;
}

static bool
process_over(const struct threads *s, const struct operation *o)
{
	for (int i = 0; i < THREADS_MOST; i++)
		if (s->of[i].made && !s->of[i].daemon && !is_over(s, &s->of[i]))
			return false;
	return s->handlers == 1 && (!o->returned || o->r == o->a);
}

static bool
step(void *state, const struct operation *o, uint64_t now)
{
	static const char *const about_keys[] = { "key", "unkey", "set", "get", "drop" };
	struct threads *s = state;
	struct one *self = &s->of[o->thread];
	bool about_other = strstr(" create daemon refused join try-join timed-join detach ", o->name) != NULL;

	if (about_other && (o->a < 0 || o->a >= THREADS_MOST))
		return false;
	for (int i = 0; i < 5; i++)
		if (strcmp(o->name, about_keys[i]) == 0)
			return with_key(s, self, o);
	if (strcmp(o->name, "create") == 0 || strcmp(o->name, "daemon") == 0)
		return make(s, o, o->name[0] == 'd');
	if (strcmp(o->name, "refused") == 0)
		return !o->returned || (o->r == o->b && o->v == 0);
	if (strcmp(o->name, "under") == 0)
		return !o->returned || o->v == o->a;
	if (strcmp(o->name, "fill") == 0)
		return !o->returned || (o->r == EAGAIN && o->v == o->a);
	if (strcmp(o->name, "detach") == 0) {
		struct one *t = &s->of[o->a];
		bool could = t->made && !t->detached;
		t->detached = 1;
		return could && (!o->returned || o->r == 0);
	}
	if (strcmp(o->name, "wait") == 0)
		return process_over(s, o);
	return about_other ? join(s, o, o->name[0] == 't' && o->name[1] == 'i', now) : own(s, self, o);
}

static void
tell_state(const void *state, FILE *out)
{
	const struct threads *s = state;
	bool any = false;

	for (int i = 0; i < THREADS_MOST; i++) {
		const struct one *t = &s->of[i];

		if (!t->made && !(t->left && !is_over(s, t)))
			continue;
		fprintf(out, "%s%s %d %s", any ? ", " : "", t->daemon ? "daemon" : "thread", i, !t->begun ? "has not begun" :
			!t->left ? "runs" : is_over(s, t) ? "has ended" : "is at its end and has to clean up");
		any = true;
	}
	if (!any)
		fputs("no thread is left to join", out);
}

static void
tell_call(const struct operation *o, FILE *out)
{
	if (strcmp(o->name, "timed-join") == 0)
		fprintf(out, "join(%" PRId64 ", %.0f ms)", o->a, (double)o->b / 1e6);
	else if (strcmp(o->name, "wait") == 0)
		fprintf(out, "wait for the process");
	else if (strstr(" set drop create daemon key ", o->name))
		fprintf(out, "%s(%" PRId64 ", %" PRId64 ")", o->name, o->a, o->b);
	else
		fprintf(out, "%s(%" PRId64 ")", o->name, o->a);
}

static void
tell_result(const struct operation *o, FILE *out)
{
	const char *names[] = { "EBUSY", "ETIMEDOUT", "EDEADLK", "EAGAIN", "EINVAL", "ESRCH", "EPERM", "ENOMEM" };
	int64_t values[] = { EBUSY, ETIMEDOUT, EDEADLK, EAGAIN, EINVAL, ESRCH, EPERM, ENOMEM };

	for (int i = 0; i < 8; i++) {
		if (o->r == values[i] && strcmp(o->name, "wait")) {
			fputs(names[i], out);
			if (strcmp(o->name, "fill") == 0)
				fprintf(out, " after %" PRId64, o->v);
			else if (o->v)
				fputs(", and errno is another", out);
			return;
		}
	}
	if (strcmp(o->name, "wait") == 0 && o->r >= 1000)
		fprintf(out, "ended by signal %" PRId64, o->r - 1000);
	else if (strcmp(o->name, "wait") == 0)
		fprintf(out, "status %" PRId64, o->r);
	else if (strstr(o->name, "join") || strstr(" get under ", o->name))
		fprintf(out, "ok, %" PRId64, o->v);
	else
		fputs("ok", out);
}

const struct model model_threads = {
	.name = "threads",
	.size = sizeof(struct threads),
	.start = start,
	.step = step,
	.tell_state = tell_state,
	.tell_call = tell_call,
	.tell_result = tell_result,
};
