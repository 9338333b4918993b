/* SPDX-License-Identifier: MIT */
/* See made.h. */
#include "grader/made.h"

#include <stdlib.h>
#include <string.h>

static const char any[] = "any";

bool
made_read(const char *text, size_t *least, char name[NAME_MOST])
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	if (n == 0 || *end != ' ' || !end[1] || strlen(end + 1) >= NAME_MOST)
		return false;
	*least = n;
	strcpy(name, end + 1);
	return true;
}

static size_t
returned(const struct history *h, const char *name)
{
	size_t count = 0;

	for (size_t i = 0; i < h->operation_count; i++)
		count += h->operations[i].returned && (strcmp(name, any) == 0 || strcmp(name, h->operations[i].name) == 0);
	return count;
}

bool
made_all(const struct lab_test *test, const struct history *h, const struct finding *f)
{
	char name[NAME_MOST];
	size_t least;

	for (uint32_t i = 0; i < test->makes_count; i++) {
		if (!made_read(test->makes[i], &least, name) || returned(h, name) >= least)
			continue;
		fprintf(f->expected, "at least %zu calls%s%s to return", least, strcmp(name, any) ? " of " : "",
			strcmp(name, any) ? name : "");
		fprintf(f->seen, "%zu of them: the test did not do what it does", returned(h, name));
		return false;
	}
	return true;
}

static void
add_name(json_t *made, const char *name, size_t count, bool first)
{
	json_t *range = json_object_get(made, name);
	json_int_t n = (json_int_t)count;

	if (!range) {
		json_object_set_new(made, name, json_pack("[I, I]", first ? n : 0, n));
		return;
	}
	if (n < json_integer_value(json_array_get(range, 0)))
		json_array_set_new(range, 0, json_integer(n));
	if (n > json_integer_value(json_array_get(range, 1)))
		json_array_set_new(range, 1, json_integer(n));
}

void
made_add(json_t *made, const struct history *h)
{
	bool first = json_object_size(made) == 0;
	const char *name;
	json_t *range;

	add_name(made, any, returned(h, any), first);
	for (size_t i = 0; i < h->operation_count; i++)
		add_name(made, h->operations[i].name, returned(h, h->operations[i].name), first);
	json_object_foreach(made, name, range)
		add_name(made, name, returned(h, name), first);
}
