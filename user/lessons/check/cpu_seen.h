/* SPDX-License-Identifier: MIT */
/* Who had which processor when, as the trace's switches tell. */
#pragma once

#include "user/lessons/check/check.h"

/* The time during which both threads had a processor each. */
int64_t ran_together(const struct evidence *e, uint32_t a, uint32_t b);

/* The two worked, and at least / at most so many hundredths of the shorter one's time beside each other. */
void want_beside(const struct evidence *e, const char *what, uint32_t a, uint32_t b, int64_t least, int64_t most);
