/* SPDX-License-Identifier: MIT */
/* See class.h. */
#include "grader/class.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grader/digest.h"
#include "grader/grading.h"
#include "grader/interrupt.h"
#include "grader/jobs.h"
#include "grader/lossy.h"
#include "grader/report.h"
#include "tools/heddle/say.h"

char *
class_report_path(const char *out, const char *name, const char *end)
{
	return text_of("%s/reports/%s%s", out, name, end);
}

/* What a report depends on: a submission with the same key has the same report. */
static char *
key_of(const struct class *c, const char *path)
{
	struct workspace w;
	struct intake in = { 0 };
	char *text = NULL, *key = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (workspace_open(&w)) {
		enum outcome outcome = intake_run(c->lab, path, &w, &in, out);
		fprintf(out, "%d %s %llu %s\n", outcome, c->material, (unsigned long long)c->seed, in.authors ? in.authors : "");
		for (size_t i = 0; i < in.count; i++)
			fprintf(out, "%s %d %s\n", in.taken[i].path, in.taken[i].origin, in.taken[i].digest);
		fclose(out);
		key = outcome == OUTCOME_FAULT ? NULL : digest_bytes(text, size);
		intake_free(&in);
		workspace_close(&w);
	} else {
		fclose(out);
	}
	free(text);
	return key;
}

static bool
is_graded(const struct class *c, const struct submission *s, const char *key)
{
	char *path = class_report_path(c->out, s->name, ".json");
	json_t *report = key ? json_load_file(path, 0, NULL) : NULL;
	bool good = report && strcmp(json_text(json_object_get(report, "class"), "key"), key) == 0 && report_status(report) != 2;

	json_decref(report);
	free(path);
	return good;
}

static char *
text_for_student(const struct class *c, const json_t *report)
{
	char *again = text_of("build/bin/heddle grade %s", c->lab->name), *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	report_text(report, again, "", false, out);
	fclose(out);
	free(again);
	return text;
}

/* The JSON comes last: it says that all is there. */
static bool
write_report(const struct class *c, const struct submission *s, json_t *report)
{
	char *json = class_report_path(c->out, s->name, ".json"), *plain = class_report_path(c->out, s->name, ".txt");
	char *text = text_for_student(c, report);
	bool good = make_folders_for(json) && write_whole(plain, text, strlen(text));

	free(text);
	text = json_dumps(report, JSON_INDENT(1) | JSON_SORT_KEYS);
	good = good && text && write_whole(json, text, strlen(text));
	free(text);
	free(json);
	free(plain);
	return good;
}

/* {"graded": verdict}, {"kept": true} or {"error": why it is not there}. */
static json_t *
grade_one(const struct class *c, const struct submission *s)
{
	char *key = key_of(c, s->path);
	json_t *answer;

	if (is_graded(c, s, key)) {
		answer = json_pack("{s:b}", "kept", 1);
	} else {
		struct request request = { .lab = c->lab, .submission = s->path, .shown = "mine", .seed = c->seed,
					   .sandbox = c->sandbox, .alone = true };
		json_t *report = grade(&request);
		json_object_set_new(report, "class", json_pack("{s:o, s:s?}", "name", json_lossy(s->name), "key", key));
		answer = write_report(c, s, report) ? json_pack("{s:s}", "graded", json_text(report, "verdict")) :
						      json_pack("{s:s}", "error", strerror(errno));
		json_decref(report);
	}
	free(key);
	return answer;
}

struct shard {
	const struct class *class;
	size_t count;
};

static json_t *
work(void *ctx, size_t i)
{
	const struct shard *shard = ctx;
	const struct class *c = shard->class;

	return grade_one(c, &c->list[i * c->shards + c->shard - 1]);
}

static void
tell_progress(void *ctx, size_t done, size_t count)
{
	const struct shard *shard = ctx;

	if (isatty(STDERR_FILENO))
		dprintf(STDERR_FILENO, "\r\033[K%s: %zu of %zu%s", shard->class->lab->name, done, count, done == count ? "\r\033[K" : "");
}

bool
class_run(struct class *c)
{
	struct shard shard = { c, (c->count - c->shard + c->shards) / c->shards };
	json_t **answers = must_alloc((shard.count + 1) * sizeof *answers);
	size_t graded = 0, kept = 0, failed = 0;

	interrupt_words("stopped; the same command goes on with what has no report yet");
	jobs_run(shard.count, work, &shard, answers, tell_progress);
	for (size_t i = 0; i < shard.count; i++) {
		const char *verdict = json_text(answers[i], "graded"), *name = c->list[i * c->shards + c->shard - 1].name;

		kept += json_object_get(answers[i], "kept") != NULL;
		graded += *verdict != '\0' && strcmp(verdict, "fault") != 0;
		if (strcmp(verdict, "fault") == 0)
			failed++, say("%s: could not be graded; see %s/reports/%s.txt", name, c->out, name);
		else if (!answers[i] || json_object_get(answers[i], "error"))
			failed++, say("%s: no report: %s", name, answers[i] ? json_text(answers[i], "error") : "its process died");
		json_decref(answers[i]);
	}
	free(answers);
	interrupt_words(NULL);
	printf("%zu graded, %zu had a report already, %zu could not be graded\n", graded, kept, failed);
	return failed == 0;
}
