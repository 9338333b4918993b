/* SPDX-License-Identifier: MIT */
/*
 * One writer, one reader, any sizes: a long write goes in by pieces, so it
 * has no single moment, and linear.h cannot judge it.  What must hold:
 *
 *     what is read, put together, is what was written, byte for byte;
 *     a write that waits returns only when all of its bytes are in;
 *     at its return at most CAPACITY bytes are unread;
 *     the reader's end is the writer's end, no byte more or less.
 *
 *     write OFF N -> R      read 0 N -> R DIGEST      closew
 */
#include "grader/models.h"

#include <inttypes.h>
#include <string.h>

enum { CAPACITY = 65536 };

struct stream {
	int64_t started, written, reading, read;	/* bytes: of calls begun, ended; at most taken; taken for sure */
	bool closed, at_end;
	const struct workload *workload;
	const struct finding *f;
};

static bool
broken(const struct stream *s, const char *expected, const struct operation *o, const char *what)
{
	fputs(expected, s->f->expected);
	fprintf(s->f->seen, "thread %u: %s(%" PRId64 ") -> %" PRId64 "%s (%" PRId64 " bytes were written, %" PRId64 " read)",
		o->thread, o->name, o->b, o->r, what, s->written, s->read);
	return false;
}

static bool
write_ended(struct stream *s, const struct operation *o)
{
	s->written += o->b;
	if (o->r != o->b)
		return broken(s, "a write that may wait takes all its bytes", o, "");
	if (s->written - s->reading > CAPACITY)
		return broken(s, "a write waits until at most 65536 bytes are unread", o, ", too early");
	return true;
}

static bool
read_ended(struct stream *s, const struct operation *o)
{
	s->reading -= o->b - (o->r > 0 ? o->r : 0);
	if (o->r == 0) {
		s->at_end = true;
		return (s->closed && s->read == s->written) ||
		       broken(s, "0 is the end: only when the writer has closed and all is read", o, "");
	}
	if (o->r < 0 || o->r > o->b)
		return broken(s, "a read returns between 1 and the size asked for", o, "");
	if (s->read + o->r > s->started || (uint64_t)(s->read + o->r) > s->workload->size)
		return broken(s, "nothing is read that was not written", o, "");
	int64_t want = bytes_digest(s->workload->bytes + s->read, (size_t)o->r);
	s->read += o->r;
	return o->v == want || broken(s, "the bytes come out as they went in", o, ", other bytes");
}

static bool
take_event(struct stream *s, const struct event *e, const struct operation *o)
{
	bool is_write = strcmp(o->name, "write") == 0, is_read = strcmp(o->name, "read") == 0;

	if (!e->is_return) {
		s->started += is_write ? o->b : 0;
		s->reading += is_read ? o->b : 0;
		s->closed |= strcmp(o->name, "closew") == 0;
		return true;
	}
	return is_write ? write_ended(s, o) : is_read ? read_ended(s, o) : true;
}

bool
judge_stream(const struct history *h, const struct workload *w, const struct finding *f)
{
	struct stream s = { .workload = w, .f = f };

	for (size_t i = 0; i < h->event_count; i++)
		if (!take_event(&s, &h->events[i], &h->operations[h->events[i].operation]))
			return false;
	if (h->ending == END_HUNG) {
		fputs("every call to return", f->expected);
		for (size_t i = 0; i < h->operation_count; i++)
			if (!h->operations[i].returned)
				fprintf(f->seen, "thread %u never returns from %s(%" PRId64 "); ", h->operations[i].thread,
					h->operations[i].name, h->operations[i].b);
		fprintf(f->seen, "%" PRId64 " bytes written, %" PRId64 " read", s.written, s.read);
		return false;
	}
	if (!s.at_end && h->ending == END_EXIT) {
		fputs("a read that returns 0 at the end", f->expected);
		fputs("none", f->seen);
		return false;
	}
	return true;
}
