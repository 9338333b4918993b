/* SPDX-License-Identifier: MIT */
/* The contracts that histories are held against, one file each: model_NAME.c. */
#pragma once

#include "grader/linear.h"
#include "grader/workload.h"

extern const struct model model_lock, model_queue, model_pipe, model_pool, model_mq, model_poll, model_threads, model_circle,
	model_bank, model_processes;
/* These two compare bytes with the workload; there is one judge a process. */
void model_pipe_use(const struct workload *w);
void model_mq_use(const struct workload *w);

/* Those whose operations have no single moment.  False, with the finding written, if the contract was broken. */
bool judge_stream(const struct history *h, const struct workload *w, const struct finding *f);
bool judge_hello(const struct history *h, const struct workload *w, const struct finding *f);
bool judge_turns(const struct history *h, const struct workload *w, const struct finding *f);
