/* SPDX-License-Identifier: MIT */
/*
 * The contract of wait4, waitid and the end of a process.  Processes have numbers; INIT is pid 1.
 *
 *     fork K OTHER        the caller has a child; 1: one that ends with another signal than SIGCHLD
 *     leave S             the caller's last word: it ends with this status, soon
 *     kill K SIG          SIGKILL, SIGSTOP or SIGCONT to K, which is not gone
 *     orphan K            K is stopped, and the end of who does this leaves its group an orphan: SIGHUP ends it
 *     group K G           K is in group G from now on, which is no number of a process
 *     reaper              the caller adopts orphans among its descendants
 *     ignore              the caller does not want to know of its children's ends
 *     wait WHICH OPTIONS  0: any, K, or -G: R is the child's number, 0 (WNOHANG), or an error; V what it says
 *     here K              does kill(pid, 0) find it?
 *     parent              getppid: R
 *     told                SIGCHLD of a child's end: R is its number, V what it says
 *
 * What V says: the exit status, or 1000, 2000, 3000 + signal: killed, stopped, continued.
 * Numbers from WAITERS on are further threads of process 0.
 * A process ends some time after its last word, so until somebody has seen it ended both answers are right.
 */
#include "grader/models.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <string.h>

#include "kernel/abi/wait.h"

enum { WAITERS = 12, INIT = 100, KILLED = 1000, STOPPED = 2000, CONTINUED = 3000 };
enum phase { NONE, ALIVE, ENDING, ENDED, GONE };	/* ENDED: somebody saw that */

struct one {
	int32_t phase, parent, group, says, news, reaper, ignores;	/* parent: number, or INIT; news: STOPPED, CONTINUED */
	int32_t told, other;	/* other: it ends with another signal than SIGCHLD */
};

struct processes {
	struct one of[THREADS_MOST];
};

static void
start(void *state)
{
	struct processes *s = state;

	memset(s, 0, sizeof *s);
	s->of[0] = (struct one){ .phase = ALIVE, .parent = INIT };
}

static int32_t
caller(const struct operation *o)
{
	return o->thread < WAITERS ? (int32_t)o->thread : 0;
}

static int32_t
adopter(const struct processes *s, int32_t k)
{
	for (k = s->of[k].parent; k != INIT; k = s->of[k].parent)
		if (s->of[k].reaper && s->of[k].phase == ALIVE)
			break;
	return k;
}

/* Somebody has seen the end of k: its children have another parent now, which may not want to know of them. */
static void
is_over(struct processes *s, int32_t k, int32_t phase)
{
	int32_t heir = adopter(s, k);

	for (int32_t i = 0; i < THREADS_MOST && s->of[k].phase != phase; i++)
		if (s->of[i].parent == k && s->of[i].phase != GONE)
			s->of[i].parent = heir, s->of[i].other = 0;
	s->of[k].phase = phase;
}

/* May c be a child of `self` by now?  If its parent is about to end it may be the heir's already. */
static bool
may_be_child(const struct processes *s, int32_t self, int32_t c)
{
	int32_t parent = s->of[c].parent;

	return parent == self || (parent != INIT && s->of[parent].phase == ENDING && adopter(s, parent) == self);
}

static bool
matches(const struct one *c, int32_t number, const struct operation *o)
{
	bool other = c->parent == caller(o) && c->other;	/* an orphan is none any more */

	if (!(o->b & __WALL) && other != !!((uint32_t)o->b & __WCLONE))
		return false;
	return o->a == 0 || (o->a > 0 ? number == o->a : c->group == -o->a);
}

/* Is there surely a child that the wait speaks of; and surely one with news? */
static void
look(const struct processes *s, const struct operation *o, bool *any, bool *news)
{
	*any = *news = false;
	for (int32_t i = 1; i < THREADS_MOST; i++) {
		const struct one *c = &s->of[i];

		if (c->parent != caller(o) || c->phase == NONE || c->phase == GONE || !matches(c, i, o))
			continue;
		if (s->of[caller(o)].ignores && c->phase >= ENDING)
			continue;
		*any = true;
		*news |= c->phase == ENDED && (o->b & WEXITED);
	}
}

static bool
told_news(struct one *c, const struct operation *o)
{
	bool right = (c->news == STOPPED && (o->b & WUNTRACED) && o->v == STOPPED + SIGSTOP) ||
		     (c->news == CONTINUED && (o->b & WCONTINUED) && o->v == CONTINUED + SIGCONT);

	if (right && !(o->b & WNOWAIT))
		c->news = 0;
	return right;
}

static bool
wait(struct processes *s, const struct operation *o)
{
	bool any, news;

	if (!o->returned)
		return true;
	look(s, o, &any, &news);
	if (o->r == -ECHILD)
		return !any;
	if (o->r == 0)
		return (o->b & WNOHANG) && !news;
	if (o->r < 0 || o->r >= THREADS_MOST)
		return false;
	struct one *c = &s->of[o->r];
	if (!may_be_child(s, caller(o), (int32_t)o->r) || !matches(c, (int32_t)o->r, o))
		return false;
	if (o->v >= STOPPED)
		return c->phase == ALIVE && told_news(c, o);
	if ((c->phase != ENDING && c->phase != ENDED) || c->says != o->v || !(o->b & WEXITED) || s->of[caller(o)].ignores)
		return false;
	is_over(s, (int32_t)o->r, o->b & WNOWAIT ? ENDED : GONE);
	return true;
}

static bool
send(struct processes *s, const struct operation *o)
{
	struct one *t = &s->of[o->a];

	if (o->b == SIGKILL && t->phase == ALIVE) {
		t->phase = ENDING;
		t->says = KILLED + SIGKILL;
	} else if (o->b == SIGSTOP) {
		t->news = STOPPED;
	} else if (o->b == SIGCONT) {
		t->news = CONTINUED;
	}
	return !o->returned || o->r == 0;
}

/* kill(pid, 0): a zombie still has its number. */
static bool
here(struct processes *s, const struct operation *o)
{
	struct one *c = &s->of[o->a];
	bool unwanted = c->parent == INIT || s->of[c->parent].ignores;

	if (!o->returned)
		return true;
	if (o->r == 0)
		return c->phase != GONE;
	if (o->r != -ESRCH || (c->phase != GONE && !(c->phase == ENDING && unwanted)))
		return false;
	is_over(s, (int32_t)o->a, GONE);
	return true;
}

static bool
step(void *state, const struct operation *o, uint64_t now)
{
	struct processes *s = state;
	struct one *self = &s->of[caller(o)];
	bool names_one = strcmp(o->name, "wait") && strcmp(o->name, "leave");

	(void)now;
	if (names_one && (o->a < 0 || o->a >= THREADS_MOST))
		return false;
	if (strcmp(o->name, "fork") == 0) {
		s->of[o->a] = (struct one){ .phase = ALIVE, .parent = caller(o), .group = self->group, .other = o->b == 1 };
		return !o->returned || o->r == 0;
	}
	if (strcmp(o->name, "leave") == 0) {
		self->phase = ENDING;
		self->says = (int32_t)o->a;
	} else if (strcmp(o->name, "kill") == 0) {
		return send(s, o);
	} else if (strcmp(o->name, "orphan") == 0) {
		s->of[o->a].phase = ENDING;
		s->of[o->a].says = KILLED + SIGHUP;
	} else if (strcmp(o->name, "group") == 0) {
		s->of[o->a].group = (int32_t)o->b;
		return !o->returned || o->r == 0;
	} else if (strcmp(o->name, "reaper") == 0) {
		self->reaper = 1;
	} else if (strcmp(o->name, "ignore") == 0) {
		self->ignores = 1;
	} else if (strcmp(o->name, "wait") == 0) {
		return wait(s, o);
	} else if (strcmp(o->name, "here") == 0) {
		return here(s, o);
	} else if (strcmp(o->name, "parent") == 0) {
		bool moving = self->parent != INIT && s->of[self->parent].phase == ENDING;
		return !o->returned || o->r == self->parent || (moving && o->r == adopter(s, self->parent));
	} else if (strcmp(o->name, "told") == 0) {
		if (o->r <= 0 || o->r >= THREADS_MOST)
			return false;
		struct one *c = &s->of[o->r];
		return c->parent == caller(o) && c->phase >= ENDING && c->says == o->v && !c->told++;
	}
	return true;
}

static void
tell_state(const void *state, FILE *out)
{
	static const char *const phases[] = { "", "runs", "ends or has ended", "has ended", "has been waited for" };
	const struct processes *s = state;
	bool any = false;

	for (int i = 1; i < THREADS_MOST; i++) {
		const struct one *p = &s->of[i];

		if (p->phase == NONE || p->phase == GONE)
			continue;
		fprintf(out, "%s%d %s", any ? ", " : "process ", i, phases[p->phase]);
		if (p->parent == INIT)
			fputs(" (child of pid 1)", out);
		else
			fprintf(out, " (child of %d)", p->parent);
		any = true;
	}
	if (!any)
		fputs("0 has no child", out);
}

static void
tell_call(const struct operation *o, FILE *out)
{
	if (strcmp(o->name, "wait") == 0) {
		if (o->a == 0)
			fputs("wait(any", out);
		else
			fprintf(out, "wait(%s%" PRId64, o->a < 0 ? "group " : "", o->a < 0 ? -o->a : o->a);
		fprintf(out, "%s%s%s%s%s%s)", (uint32_t)o->b & __WCLONE ? " CLONE" : "", o->b & __WALL ? " ALL" : "", o->b & WNOHANG ? " NOHANG" : "", o->b & WNOWAIT ? " NOWAIT" : "", o->b & WUNTRACED ? " STOPPED" : "",
			o->b & WCONTINUED ? " CONTINUED" : "");
	} else if (strcmp(o->name, "kill") == 0) {
		fprintf(out, "%s(%" PRId64 ")", o->b == SIGKILL ? "kill" : o->b == SIGSTOP ? "stop" : "continue", o->a);
	} else if (strcmp(o->name, "fork") == 0 || strcmp(o->name, "leave") == 0 || strcmp(o->name, "here") == 0 ||
		   strcmp(o->name, "orphan") == 0) {
		fprintf(out, "%s(%" PRId64 ")", o->name, o->a);
	} else {
		fputs(o->name, out);
	}
}

static void
tell_result(const struct operation *o, FILE *out)
{
	bool child = strcmp(o->name, "wait") == 0 || strcmp(o->name, "told") == 0;

	if (o->r < 0)
		fprintf(out, "%s", o->r == -ECHILD ? "-ECHILD" : o->r == -ESRCH ? "-ESRCH" : o->r == -EINTR ? "-EINTR" : "an error");
	else if (strcmp(o->name, "parent") == 0 && o->r == INIT)
		fputs("pid 1", out);
	else if (!child || o->r == 0)
		fprintf(out, "%s%.0" PRId64, o->r || child ? "" : "ok", o->r);
	else if (o->v >= KILLED)
		fprintf(out, "%" PRId64 ", %s by %" PRId64, o->r, o->v >= CONTINUED ? "continued" : o->v >= STOPPED ? "stopped" : "killed",
			o->v % 1000);
	else
		fprintf(out, "%" PRId64 ", status %" PRId64, o->r, o->v);
	if (child && o->r == 0)
		fputs("none yet", out);
}

const struct model model_processes = {
	.name = "processes",
	.size = sizeof(struct processes),
	.start = start,
	.step = step,
	.tell_state = tell_state,
	.tell_call = tell_call,
	.tell_result = tell_result,
};
