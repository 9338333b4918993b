/* SPDX-License-Identifier: MIT */
/*
 * The contract of a POSIX message queue (man 7 mq_overview).  What is sent is
 * a piece of the workload, named by its place; what is received comes back as
 * length, digest and priority.
 *
 *     new MAXMSG MSGSIZE
 *     send  PLACE SIZE|PRIORITY<<20 -> R       waits for room        recv  N -> R DIGEST|PRIORITY   waits for a message
 *     sendt PLACE ...|MS<<40 -> R              so long at most       recvt N MS<<40 -> R ...
 *     sendnb PLACE ... -> R                    O_NONBLOCK            recvnb N -> R ...
 *     sendbad                                  from a bad address
 *     pollr -> 0 or 1      pollw -> 0 or 1     curmsgs -> messages
 *     watch                a notice is asked for (mq_notify)
 *     heard -> N           notices that came since it was last asked
 *     waits                says that a thread sleeps in recv by now
 *     poke                 a signal to the thread that waits
 */
#include "grader/models.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum { MESSAGES = 64, PRIORITIES = 32768, FIELD = (1 << 20) - 1, PRIORITY_MASK = 0xffff };

struct message {
	int64_t place, size, priority;
};

struct mq_state {
	int64_t maxmsg, msgsize, count;
	int64_t watched, heard, waiting, poked;
	struct message messages[MESSAGES];	/* the next to go out first; zeros beyond count */
};

static const struct workload *workload;

void
model_mq_use(const struct workload *w)
{
	workload = w;
}

static void
start(void *state)
{
	memset(state, 0, sizeof(struct mq_state));
}

static int64_t
size_of(const struct operation *o)
{
	return o->b & FIELD;
}

static int64_t
priority_of(const struct operation *o)
{
	return o->b >> 20 & FIELD;
}

static int64_t
milliseconds_of(const struct operation *o)
{
	return o->b >> 40;
}

static bool
is(const struct operation *o, const char *name)
{
	return strcmp(o->name, name) == 0;
}

static bool
ends_with(const struct operation *o, const char *tail)
{
	return is(o, "send") || is(o, "recv") ? *tail == '\0' : strcmp(o->name + 4, tail) == 0;
}

/* The rule of every call that may wait: `ready` says whether it has to.  `good`: with that result it has its effect. */
static bool
may_end(struct mq_state *q, const struct operation *o, bool ready, uint64_t now, bool *good)
{
	int64_t limit = milliseconds_of(o) * 1000000;

	*good = !o->returned || o->r >= 0;
	if (*good)
		return ready && in_time(o, limit, false, now);
	if (o->r == -EAGAIN)
		return ends_with(o, "nb") && !ready;
	if (o->r == -ETIMEDOUT)
		return ends_with(o, "t") && !ready && in_time(o, limit, true, now);
	if (o->r != -EINTR || ready || !q->poked)
		return false;
	q->poked--;
	return true;
}

/* Behind all of the same or a higher priority. */
static bool
insert(struct mq_state *q, const struct operation *o)
{
	int64_t at = q->count;
	struct message m = { o->a, size_of(o), priority_of(o) };

	if (q->count == MESSAGES || m.place < 0 || (uint64_t)(m.place + m.size) > workload->size)
		return false;
	for (; at > 0 && q->messages[at - 1].priority < m.priority; at--)
		q->messages[at] = q->messages[at - 1];
	q->messages[at] = m;
	if (q->count++ == 0 && q->watched && !q->waiting) {
		q->watched = 0;
		q->heard++;
	}
	return !o->returned || o->r == 0;
}

static bool
may_send(struct mq_state *q, const struct operation *o, uint64_t now)
{
	bool good;
	int error = priority_of(o) >= PRIORITIES ? -EINVAL : size_of(o) > q->msgsize ? -EMSGSIZE : 0;

	if (error)
		return !o->returned || o->r == error;
	return may_end(q, o, q->count < q->maxmsg, now, &good) && (!good || insert(q, o));
}

static bool
take_first(struct mq_state *q, const struct operation *o)
{
	struct message m = q->messages[0];
	int64_t digest = bytes_digest(workload->bytes + m.place, (size_t)m.size);

	if (o->returned && (o->r != m.size || o->v != ((digest & ~(int64_t)PRIORITY_MASK) | m.priority)))
		return false;
	memmove(q->messages, q->messages + 1, (MESSAGES - 1) * sizeof *q->messages);
	q->messages[MESSAGES - 1] = (struct message){ 0 };
	q->count--;
	return true;
}

static bool
may_receive(struct mq_state *q, const struct operation *o, uint64_t now)
{
	bool good;

	if (o->a < q->msgsize)
		return !o->returned || o->r == -EMSGSIZE;
	if (!may_end(q, o, q->count > 0, now, &good) || (good && !take_first(q, o)))
		return false;
	q->waiting -= q->waiting > 0 && !ends_with(o, "nb");
	return true;
}

static bool
watch(struct mq_state *q, const struct operation *o)
{
	bool busy = q->watched;

	q->watched = 1;
	return !o->returned || o->r == (busy ? -EBUSY : 0);
}

static bool
tell_heard(struct mq_state *q, const struct operation *o)
{
	int64_t heard = q->heard;

	q->heard = 0;
	return !o->returned || o->r == heard;
}

static bool
step(void *state, const struct operation *o, uint64_t now)
{
	struct mq_state *q = state;

	if (is(o, "new"))
		return start(q), q->maxmsg = o->a, q->msgsize = o->b, !o->returned || o->r == 0;
	if (is(o, "sendbad") || is(o, "recvbad"))	/* whether what was received is lost then is open: no test goes on */
		return !o->returned || o->r == -EFAULT;
	if (strncmp(o->name, "send", 4) == 0)
		return may_send(q, o, now);
	if (strncmp(o->name, "recv", 4) == 0)
		return may_receive(q, o, now);
	if (is(o, "pollr"))
		return !o->returned || (o->r != 0) == (q->count > 0);
	if (is(o, "pollw"))
		return !o->returned || (o->r != 0) == (q->count < q->maxmsg);
	if (is(o, "curmsgs"))
		return !o->returned || o->r == q->count;
	if (is(o, "watch"))
		return watch(q, o);
	if (is(o, "heard"))
		return tell_heard(q, o);
	if (is(o, "waits"))
		return q->waiting++, true;
	if (is(o, "poke"))
		return q->poked++, true;
	return false;
}

static void
tell_state(const void *state, FILE *out)
{
	const struct mq_state *q = state;

	fprintf(out, "the queue holds %" PRId64 " of %" PRId64 " messages", q->count, q->maxmsg);
	for (int64_t i = 0; i < q->count && i < 6; i++)
		fprintf(out, "%s%" PRId64 " bytes of priority %" PRId64, i ? ", " : ": ", q->messages[i].size,
			q->messages[i].priority);
	fprintf(out, "%s%s%s", q->count > 6 ? " ..." : "", q->watched ? ", a notice is asked for" : "",
		q->waiting ? ", a receiver waits" : "");
}

static void
tell_call(const struct operation *o, FILE *out)
{
	fprintf(out, "%s(", o->name);
	if (is(o, "new"))
		fprintf(out, "%" PRId64 ", %" PRId64, o->a, o->b);
	else if (strncmp(o->name, "send", 4) == 0)
		fprintf(out, "%" PRId64 " bytes, priority %" PRId64, size_of(o), priority_of(o));
	else if (strncmp(o->name, "recv", 4) == 0)
		fprintf(out, "%" PRId64, o->a);
	if (!is(o, "new") && milliseconds_of(o))
		fprintf(out, ", %" PRId64 " ms", milliseconds_of(o));
	fputc(')', out);
}

static void
tell_result(const struct operation *o, FILE *out)
{
	static const struct {
		int number;
		const char *name;
	} errors[] = {
		{ EAGAIN, "-EAGAIN" }, { ETIMEDOUT, "-ETIMEDOUT" }, { EINTR, "-EINTR" }, { EMSGSIZE, "-EMSGSIZE" },
		{ EINVAL, "-EINVAL" }, { EFAULT, "-EFAULT" }, { EBUSY, "-EBUSY" },
	};

	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (o->r == -errors[i].number) {
			fputs(errors[i].name, out);
			return;
		}
	fprintf(out, "%" PRId64, o->r);
	if (strncmp(o->name, "recv", 4) == 0 && o->r >= 0)
		fprintf(out, " bytes of priority %" PRId64 ", digest %04x", o->v & PRIORITY_MASK,
			(unsigned)(o->v >> 16 & 0xffff));
}

const struct model model_mq = {
	.name = "mq",
	.size = sizeof(struct mq_state),
	.start = start,
	.step = step,
	.tell_state = tell_state,
	.tell_call = tell_call,
	.tell_result = tell_result,
};
