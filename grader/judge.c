/* SPDX-License-Identifier: MIT */
/* See judge.h. */
#include "grader/judge.h"

#include <inttypes.h>
#include <signal.h>
#include <string.h>

#include "grader/defence.h"
#include "grader/made.h"
#include "grader/models.h"
#include "tools/heddle/trace_names.h"

static const struct model *const models[] = { &model_lock, &model_queue, &model_pipe, &model_pool, &model_mq,
					     &model_poll, &model_threads, &model_circle, &model_bank,
					     &model_processes };

static const struct other {
	const char *name;
	bool (*judge)(const struct history *h, const struct workload *w, const struct finding *f);
} others[] = {
	{ "stream", judge_stream },
	{ "hello", judge_hello },
	{ "turns", judge_turns },
};

enum { MODELS = sizeof models / sizeof *models, OTHERS = sizeof others / sizeof *others };

bool
judge_knows(const char *name)
{
	for (size_t i = 0; i < MODELS; i++)
		if (strcmp(models[i]->name, name) == 0)
			return true;
	for (size_t i = 0; i < OTHERS; i++)
		if (strcmp(others[i].name, name) == 0)
			return true;
	return false;
}

static bool
judge_by_model(const char *name, const struct history *h, const struct workload *w, const struct finding *f)
{
	model_pipe_use(w);
	model_mq_use(w);
	for (size_t i = 0; i < MODELS; i++)
		if (strcmp(models[i]->name, name) == 0)
			return linear_judge(models[i], h, f);
	for (size_t i = 0; i < OTHERS; i++)
		if (strcmp(others[i].name, name) == 0)
			return others[i].judge(h, w, f);
	return false;
}

/* How a test must end, whatever it is about. */
static bool
judge_ending(const struct history *h, const struct finding *f)
{
	if (h->ending == END_EXIT && h->ending_value == 0 && (h->complete || !defended("complete")) && !h->nonsense)
		return true;
	fputs("the test to run to its end", f->expected);
	if (h->nonsense)
		fputs("lines among its events that the test did not write", f->seen);
	else if (h->ending == END_SIGNAL)
		fprintf(f->seen, "it was ended by signal %d%s", h->ending_value,
			h->ending_value == 6 ? " (abort or assert)" : h->ending_value == 11 ? " (a wild pointer)" : "");
	else if (h->ending == END_EXIT)
		fprintf(f->seen, "it left early, with status %d", h->ending_value);
	else
		fputs(h->ending == END_HUNG ? "it was stopped: a loop or a wait without end" : "it never ended", f->seen);
	return false;
}

/* Did the guest's sandbox stop it?  Then that is what to say, whatever else went wrong. */
static bool
judge_stopped(const struct history *h, const struct finding *f)
{
	const char *name = h->forbidden ? trace_call_name((uint64_t)h->forbidden - 1) : NULL;

	if (h->forbidden) {
		fputs("no system call but those that this lab allows", f->expected);
		fprintf(f->seen, "it was stopped for a forbidden system call: %s", name ? name : "one that does not exist");
	} else if (h->printed_much) {
		fputs("no more than 1 MiB of output", f->expected);
		fputs("it printed more than 1 MiB", f->seen);
	} else if (h->ending == END_SIGNAL && h->ending_value == SIGXCPU) {
		fputs("no more CPU time than a second", f->expected);
		fputs("it was stopped for its CPU time", f->seen);
	} else if (h->ending == END_SIGNAL && h->ending_value == SIGXFSZ) {
		fputs("no file longer than 1 MiB", f->expected);
		fputs("it was stopped for the size of a file", f->seen);
	} else {
		return true;
	}
	return false;
}

static bool
judge_counts(const struct history *h, const struct finding *f)
{
	for (size_t i = 0; i < h->count_count; i++) {
		const struct count *c = &h->counts[i];

		if (c->value > c->most && defended("counts")) {
			fprintf(f->expected, "at most %" PRId64 " %s", c->most, c->name);
			fprintf(f->seen, "%" PRId64 " of them", c->value);
			return false;
		}
	}
	return true;
}

bool
judge_history(const struct lab_test *test, const struct history *h, const struct workload *w,
	      const struct finding *f)
{
	return judge_stopped(h, f) && judge_by_model(test->model, h, w, f) && judge_ending(h, f) &&
	       (!defended("made") || made_all(test, h, f)) && judge_counts(h, f);
}
