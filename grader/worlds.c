/* SPDX-License-Identifier: MIT */
/* See worlds.h.  Open addressing; the table is never more than half full. */
#include "grader/worlds.h"

#include <stdlib.h>
#include <string.h>

#include "tools/heddle/say.h"

static uint64_t
hash(const unsigned char *bytes, size_t size)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < size; i++)
		h = (h ^ bytes[i]) * UINT64_C(0x100000001b3);
	return h ^ (h >> 29);
}

void
worlds_init(struct worlds *w, size_t width)
{
	*w = (struct worlds){ .width = width };
}

void
worlds_clear(struct worlds *w)
{
	w->count = 0;
	if (w->slots)
		memset(w->slots, 0, 2 * w->room * sizeof *w->slots);
}

void
worlds_free(struct worlds *w)
{
	free(w->bytes);
	free(w->slots);
}

void *
worlds_at(const struct worlds *w, size_t i)
{
	return w->bytes + i * w->width;
}

/* The slot that holds this world, or the free one where it belongs. */
static uint32_t *
find(const struct worlds *w, const void *world)
{
	size_t i = hash(world, w->width) % (2 * w->room);

	while (w->slots[i] && memcmp(worlds_at(w, w->slots[i] - 1), world, w->width) != 0)
		i = (i + 1) % (2 * w->room);
	return &w->slots[i];
}

static void
grow(struct worlds *w)
{
	w->room = w->room ? 2 * w->room : 64;
	w->bytes = must_realloc(w->bytes, w->room * w->width);
	w->slots = must_realloc(w->slots, 2 * w->room * sizeof *w->slots);
	memset(w->slots, 0, 2 * w->room * sizeof *w->slots);
	for (size_t i = 0; i < w->count; i++)
		*find(w, worlds_at(w, i)) = (uint32_t)i + 1;
}

void
worlds_add(struct worlds *w, const void *world)
{
	if (w->count == w->room)
		grow(w);
	uint32_t *slot = find(w, world);
	if (*slot)
		return;
	memcpy(worlds_at(w, w->count), world, w->width);
	*slot = (uint32_t)++w->count;
}
