/* SPDX-License-Identifier: MIT */
/*
 * What /bin/hello prints (labs/01-hello), for names drawn by the host.
 *
 *     run PLACE NAMES*100+COUNT -> STATUS ERRORS    COUNT 0: without -n
 *     odd PLACE KIND -> STATUS ERRORS               three names, of which the second is no usual one
 *     bad KIND 0 -> STATUS ERRORS                   a count that is none
 *
 * ERRORS is the number of bytes on its standard error output.
 */
#include "grader/models.h"

#include <inttypes.h>
#include <string.h>

#include "tools/heddle/words.h"

static const char *const odd[] = { "", "100%d", "Grace Hopper", "the-first-programmer-who-was-ever-called-so-by-her-friends" };
static const char *const bad[] = { "abc", "-5", "", "12x", "0", "''", "100", "4294967298", "+5", "' 5'", "'5 '" };

#define KIND(list, n) (list)[(uint64_t)(n) % (sizeof (list) / sizeof *(list))]

/* A name of 3 to 8 letters from the workload at *place; harness/draw.c does the same. */
static void
draw_name(const struct workload *w, size_t *place, char name[9])
{
	size_t length = 3 + w->bytes[(*place)++ % w->size] % 6;

	for (size_t i = 0; i < length; i++)
		name[i] = (char)('a' + w->bytes[(*place)++ % w->size] % 26);
	name[length] = '\0';
}

static void
expect_lines(const struct workload *w, const struct operation *o, struct words *lines)
{
	size_t place = (size_t)o->a;
	int64_t names = o->b / 100, count = o->b % 100;

	if (names == 0 && count == 0)
		words_add(lines, "Hello, world!");
	for (int64_t i = 1; names == 0 && i <= count; i++)
		words_add(lines, "%" PRId64 ": Hello, world!", i);
	for (int64_t n = 0; n < names; n++) {
		char name[9];

		draw_name(w, &place, name);
		if (count == 0)
			words_add(lines, "Hello, %s!", name);
		for (int64_t i = 1; i <= count; i++)
			words_add(lines, "%" PRId64 ": Hello, %s!", i, name);
	}
}

static void
expect_odd(const struct workload *w, const struct operation *o, struct words *lines)
{
	size_t place = (size_t)o->a;
	char name[9];

	draw_name(w, &place, name);
	words_add(lines, "Hello, %s!", name);
	words_add(lines, "Hello, %s!", KIND(odd, o->b));
	draw_name(w, &place, name);
	words_add(lines, "Hello, %s!", name);
}

static void
show_odd(const struct workload *w, const struct operation *o, FILE *out)
{
	size_t place = (size_t)o->a;
	char before[9], after[9];

	draw_name(w, &place, before);
	draw_name(w, &place, after);
	fprintf(out, " %s '%s' %s", before, KIND(odd, o->b), after);
}

static void
show_command(const struct workload *w, const struct operation *o, FILE *out)
{
	size_t place = (size_t)o->a;

	fputs("`hello", out);
	if (strcmp(o->name, "bad") == 0)
		fprintf(out, " -n %s", KIND(bad, o->a));
	else if (strcmp(o->name, "odd") == 0)
		show_odd(w, o, out);
	else if (o->b % 100)
		fprintf(out, " -n %" PRId64, o->b % 100);
	for (int64_t n = 0; strcmp(o->name, "run") == 0 && n < o->b / 100; n++) {
		char name[9];

		draw_name(w, &place, name);
		fprintf(out, " %s", name);
	}
	fputs("`", out);
}

static bool
differs(const struct workload *w, const struct operation *o, const struct finding *f, const char *expected,
	const char *seen)
{
	show_command(w, o, f->expected);
	fprintf(f->expected, " gives %s", expected);
	fputs(seen, f->seen);
	return false;
}

static bool
lines_agree(const struct history *h, size_t index, const struct workload *w, const struct words *lines,
	    const struct finding *f)
{
	const struct operation *o = &h->operations[index];
	size_t next = 0;

	for (size_t i = 0; i < h->said_count; i++) {
		if (h->said[i].operation != index)
			continue;
		if (next == lines->count)
			return differs(w, o, f, "no further line", h->said[i].text);
		if (strcmp(h->said[i].text, lines->list[next]) != 0)
			return differs(w, o, f, lines->list[next], h->said[i].text);
		next++;
	}
	return next == lines->count || differs(w, o, f, lines->list[next], "no such line: the output ends before it");
}

static bool
status_agrees(const struct operation *o, const struct workload *w, const struct finding *f)
{
	bool bad = strcmp(o->name, "bad") == 0;

	if (o->r != (bad ? 2 : 0)) {
		fprintf(f->seen, "status %" PRId64, o->r);
		return differs(w, o, f, bad ? "status 2" : "status 0", "");
	}
	if ((o->v > 0) != bad)
		return differs(w, o, f, bad ? "a message on stderr" : "nothing on stderr", bad ? "nothing there" : "a message");
	return true;
}

bool
judge_hello(const struct history *h, const struct workload *w, const struct finding *f)
{
	bool good = true;

	for (size_t i = 0; good && i < h->operation_count && h->operations[i].returned; i++) {
		const struct operation *o = &h->operations[i];
		struct words lines = { 0 };

		if (strcmp(o->name, "run") == 0)
			expect_lines(w, o, &lines);
		else if (strcmp(o->name, "odd") == 0)
			expect_odd(w, o, &lines);
		good = lines_agree(h, i, w, &lines, f) && status_agrees(o, w, f);
		words_free(&lines);
	}
	return good;
}
