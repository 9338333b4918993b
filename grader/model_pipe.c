/* SPDX-License-Identifier: MIT */
/*
 * The contract of a pipe (man 7 pipe), for writes of at most PIPE_BUF bytes
 * and for those that may not wait.  What is written is a piece of the
 * workload, named by its place; what is read comes back as length and digest.
 *
 *     new                    both ends open, nothing inside
 *     write OFF N  -> R      waits for room          wnb OFF N -> R    O_NONBLOCK
 *     read 0 N  -> R DIGEST  waits for bytes         rnb 0 N -> R DIGEST
 *     closew                 closer                  pollr -> BITS     pollw -> BITS (as asked for all of them)
 *     waitr -> 1             waitw -> 1              a poll that waits until that end is ready
 *     poke                   a signal to the thread that waits: -EINTR
 *     badw 0 N -> -EFAULT    bytes that are nobody's: nothing goes in     badr 0 N -> -EFAULT    no place for what is inside
 *     cut A N      -> R      a write that cannot go on after A bytes were read: the pipe was full, and full again
 */
#include "grader/models.h"
#include "grader/stream_order.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { CAPACITY = 65536, ATOMIC = 4096, PIECES = 100 };
enum { IN = 1, OUT = 2, ERR = 4, HUP = 8 };

struct piece {
	int64_t offset, size;
};

struct pipe_state {
	int64_t writer, reader;		/* that end is open */
	int64_t turn;			/* place in the stream of the next write (stream_order.c) */
	int64_t poked;
	int64_t used, count;
	struct piece pieces[PIECES];	/* oldest first; zeros beyond count */
};

static const struct workload *workload;

void
model_pipe_use(const struct workload *w)
{
	workload = w;
}

/* A long write may be mixed with others, unless it was over before anything else began. */
static bool
may_be_mixed(const struct history *h, size_t call)
{
	const struct event *e = &h->events[call];
	const struct operation *o = &h->operations[e->operation];
	bool alone = call + 1 < h->event_count && e[1].operation == e->operation;

	return !e->is_return && o->name[0] == 'w' && o->b > ATOMIC && !alone;
}

static bool
prepare(const struct history *h)
{
	bool mixed = false;

	for (size_t i = 0; i < h->event_count; i++)
		mixed |= may_be_mixed(h, i);
	return stream_order_find(h, workload) || mixed;
}

static void
start(void *state)
{
	memset(state, 0, sizeof(struct pipe_state));
}

static bool
append(struct pipe_state *p, const struct operation *o, int64_t size)
{
	struct piece *last = p->count ? &p->pieces[p->count - 1] : NULL;
	int64_t offset = o->a;

	if (size > 0 && !stream_order_is(o, p->turn++))
		return false;
	if (offset < 0 || size < 0 || (uint64_t)(offset + size) > workload->size)
		return false;
	if (last && last->offset + last->size == offset)
		last->size += size;
	else if (p->count < PIECES)
		p->pieces[p->count++] = (struct piece){ offset, size };
	else
		return false;
	p->used += size;
	return true;
}

/* Takes n bytes off the front, into `bytes` if that is not NULL. */
static void
take(struct pipe_state *p, int64_t n, unsigned char *bytes)
{
	p->used -= n;
	while (n > 0) {
		struct piece *first = &p->pieces[0];
		int64_t now = n < first->size ? n : first->size;

		memcpy(bytes, workload->bytes + first->offset, (size_t)now);
		bytes += now;
		n -= now;
		first->offset += now;
		first->size -= now;
		if (first->size == 0) {
			memmove(p->pieces, p->pieces + 1, (PIECES - 1) * sizeof *p->pieces);
			p->pieces[PIECES - 1] = (struct piece){ 0, 0 };
			p->count--;
		}
	}
}

/* Only while it has to wait, and once for each signal. */
static bool
interrupted(struct pipe_state *p, bool ready)
{
	return !ready && p->poked-- > 0;
}

static bool
may_write(struct pipe_state *p, const struct operation *o, bool waits)
{
	int64_t room = CAPACITY - p->used;
	int64_t need = o->b <= ATOMIC ? o->b : waits ? o->b : 1;

	if (!p->reader)
		return !o->returned || o->r == -EPIPE;
	if (o->returned && o->r == -EAGAIN)
		return !waits && room < need;
	if (o->returned && o->r == -EINTR)
		return waits && interrupted(p, room >= need);
	if (room < need)
		return false;
	int64_t whole = o->b < room ? o->b : room;
	if (!o->returned)
		return append(p, o, whole);
	bool full = o->r == o->b && o->r <= room;
	bool part = !waits && o->b > ATOMIC && o->r > 0 && o->r <= whole;
	return (full || part) && append(p, o, o->r);
}

static bool
may_read(struct pipe_state *p, const struct operation *o, bool waits)
{
	static unsigned char bytes[CAPACITY];

	if (o->b == 0 || (p->used == 0 && !p->writer))
		return !o->returned || o->r == 0;
	if (o->returned && o->r == -EAGAIN)
		return !waits && p->used == 0;
	if (o->returned && o->r == -EINTR)
		return waits && interrupted(p, p->used > 0);
	if (p->used == 0)
		return false;
	int64_t most = o->b < p->used ? o->b : p->used, n = o->returned ? o->r : most;
	if (n < 1 || n > most)
		return false;
	take(p, n, bytes);
	return !o->returned || o->v == bytes_digest(bytes, (size_t)n);
}

/* What poll says of an end. */
static int64_t
read_end(const struct pipe_state *p)
{
	return (p->used > 0 ? IN : 0) | (p->writer ? 0 : HUP);
}

static int64_t
write_end(const struct pipe_state *p)
{
	return (CAPACITY - p->used >= ATOMIC ? OUT : 0) | (p->reader ? 0 : ERR);
}

static bool
step(void *state, const struct operation *o, uint64_t now)
{
	struct pipe_state *p = state;

	(void)now;
	if (strcmp(o->name, "new") == 0)
		return start(p), p->writer = p->reader = 1, !o->returned || o->r == 0;
	if (strcmp(o->name, "write") == 0 || strcmp(o->name, "wnb") == 0)
		return may_write(p, o, o->name[1] == 'r');
	if (strcmp(o->name, "read") == 0 || strcmp(o->name, "rnb") == 0)
		return may_read(p, o, o->name[1] == 'e');
	if (strcmp(o->name, "closew") == 0)
		return p->writer = 0, true;
	if (strcmp(o->name, "closer") == 0)
		return p->reader = 0, true;
	if (strcmp(o->name, "poke") == 0)
		return p->poked++, true;
	if (strcmp(o->name, "pollr") == 0)
		return !o->returned || o->r == read_end(p);
	if (strcmp(o->name, "pollw") == 0)
		return !o->returned || o->r == write_end(p);
	if (strcmp(o->name, "waitr") == 0 || strcmp(o->name, "waitw") == 0)
		return (o->name[4] == 'r' ? read_end(p) : write_end(p)) && (!o->returned || o->r == 1);
	if (strcmp(o->name, "badw") == 0 || strcmp(o->name, "badr") == 0)
		return !o->returned || o->r == -EFAULT;
	if (strcmp(o->name, "cut") == 0)
		return !o->returned || (o->r > CAPACITY && o->r <= CAPACITY + o->a);
	return false;
}

static void
tell_state(const void *state, FILE *out)
{
	const struct pipe_state *p = state;

	fprintf(out, "the pipe holds %" PRId64 " of %d bytes, %s, %s", p->used, CAPACITY,
		p->writer ? "a writer is open" : "no writer is open", p->reader ? "a reader is open" : "no reader is open");
}

static void
tell_call(const struct operation *o, FILE *out)
{
	bool bad = strncmp(o->name, "bad", 3) == 0;

	fprintf(out, bad ? "%s(a wrong address, " : "%s(", !bad ? o->name : o->name[3] == 'w' ? "write" : "read");
	if (o->b)
		fprintf(out, "%" PRId64, o->b);
	fputc(')', out);
}

static void
tell_bits(int64_t bits, FILE *out)
{
	static const char *const names[] = { "POLLIN", "POLLOUT", "POLLERR", "POLLHUP" };
	const char *before = "";

	for (int i = 0; i < 4; i++)
		if (bits >> i & 1)
			fprintf(out, "%s%s", before, names[i]), before = "|";
	fputs(bits ? "" : "nothing", out);
}

static void
tell_result(const struct operation *o, FILE *out)
{
	if (strncmp(o->name, "poll", 4) == 0)
		tell_bits(o->r, out);
	else if (o->r == -EAGAIN || o->r == -EPIPE || o->r == -EFAULT || o->r == -EINTR)
		fputs(o->r == -EPIPE ? "-EPIPE" : o->r == -EFAULT ? "-EFAULT" : o->r == -EINTR ? "-EINTR" : "-EAGAIN", out);
	else
		fprintf(out, "%" PRId64, o->r);
	if (o->name[0] == 'r' && o->r > 0)
		fprintf(out, " bytes, digest %04x", (unsigned)(o->v & 0xffff));
}

const struct model model_pipe = {
	.name = "pipe",
	.size = sizeof(struct pipe_state),
	.prepare = prepare,
	.start = start,
	.step = step,
	.tell_state = tell_state,
	.tell_call = tell_call,
	.tell_result = tell_result,
};
