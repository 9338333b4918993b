/* SPDX-License-Identifier: MIT */
/* From a history to a verdict: which model reads it, and what holds for every test whatever its model. */
#pragma once

#include "grader/lab.h"
#include "grader/linear.h"

/* What the host drew for this boot, as the guest finds it in /boot/workload. */
struct workload {
	unsigned char *bytes;
	size_t size;
};

/* Draws from a seed, with a generator of our own: the same bytes on every host. */
void workload_draw(struct workload *w, uint64_t seed, size_t size);
void workload_free(struct workload *w);

bool judge_knows(const char *model);
/* False, with the finding written, if the test has failed. */
bool judge_history(const struct lab_test *test, const struct history *h, const struct workload *w,
		   const struct finding *f);

extern const struct model model_lock, model_queue, model_pipe;
bool judge_stream(const struct history *h, const struct workload *w, const struct finding *f);
bool judge_hello(const struct history *h, const struct workload *w, const struct finding *f);
/* model_pipe.c checks bytes against these; there is one judge a process. */
void model_pipe_use(const struct workload *w);
/* FNV-1a, as the harness computes it in the guest. */
int64_t bytes_digest(const unsigned char *bytes, size_t size);
