/* SPDX-License-Identifier: MIT */
/*
 * In which order did the writes go into the pipe?  While several threads
 * write, a judge that only knows when the calls began and ended has to keep
 * every order in mind until the bytes come out.  But the bytes are drawn at
 * random: what one reader got says which write they are from.  So the order
 * is found first, and linear.h has one order to try instead of thousands.
 */
#pragma once

#include "grader/history.h"
#include "grader/workload.h"

/*
 * Finds it for histories with one pipe and one reading thread.  Where no order
 * fits (the bytes are wrong) or several threads read, none is kept and every write may
 * come at any turn.  False if it has tried all orders of whole writes and none fits.
 */
bool stream_order_find(const struct history *h, const struct workload *w);
/* May this write be number `turn` in the pipe? */
bool stream_order_is(const struct operation *o, int64_t turn);
