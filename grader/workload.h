/* SPDX-License-Identifier: MIT */
/* What the host drew for one boot, as the guest finds it in /boot/workload. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct workload {
	unsigned char *bytes;
	size_t size;
};

/* A seed as typed; false if it is no number. */
bool read_seed(const char *text, uint64_t *seed);
/* Draws from a seed, with a generator of our own: the same bytes on every host. */
void workload_draw(struct workload *w, uint64_t seed, size_t size);
void workload_free(struct workload *w);
/* FNV-1a, as the harness computes it in the guest. */
int64_t bytes_digest(const unsigned char *bytes, size_t size);
