/* SPDX-License-Identifier: MIT */
/* A set of equally long byte strings in order of arrival: the possible worlds of linear.c. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct worlds {
	size_t width;
	size_t count, room;
	unsigned char *bytes;
	uint32_t *slots;	/* hash table of index + 1; 2 * room long */
};

void worlds_init(struct worlds *w, size_t width);
void worlds_clear(struct worlds *w);
void worlds_free(struct worlds *w);
/* A copy, unless it is there already. */
void worlds_add(struct worlds *w, const void *world);
void *worlds_at(const struct worlds *w, size_t i);
