/* SPDX-License-Identifier: MIT */
/* See explored.h. */
#include "grader/explored.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "grader/lossy.h"
#include "grader/place.h"
#include "grader/telling.h"
#include "tools/heddle/machine.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/runs.h"
#include "tools/heddle/say.h"

/* Milliseconds that may pass between two points. By the host's clock that is a question only, put to the virtual one: it
 * counts an instruction as a nanosecond, and no QEMU is so fast that what it counts as too many pass in the other's time. */
#define PATIENCE_REAL "200"
#define PATIENCE_VIRTUAL "1500"

enum {
	WALL_SECONDS = 600,
	SECONDS_MORE = 20,	/* virtual ones, of a kernel that is explored: each schedule begins with a whole one */
	OUTPUT_MOST = 1 << 20,
	CANNOT_TELL = 3,	/* /bin/explore's status: what computes and passes no point may be slow, or never end */
	SURELY_FOUND = 100,	/* schedules: what one in twenty shows is found in so many, but for one time in 170 */
};

/* What a kernel of a submission did to end its machine; NULL: nothing. */
static const char *
how_it_ended(const struct machine_result *result)
{
	switch (result->end) {
	case MACHINE_PANIC:
		return "the kernel panicked";
	case MACHINE_TIMEOUT:
	case MACHINE_STUCK:
		return "the kernel computes for ever";
	case MACHINE_DIED:
		return trial_ended_here(result) ? NULL : "the machine crashed, or hung";
	default:
		return NULL;
	}
}

static const char *
outcome(struct telling *t, const struct machine_result *result)
{
	if (t->what[0]) {
		if (t->trial->own_kernel)
			telling_take_log(t, buffer_text(&result->bytes[PORT_LOG]));
		telling_complete(t);
		return "fail";
	}
	if (t->passed && result->end == MACHINE_EXIT && result->status == 0)
		return "pass";
	if (t->trial->own_kernel && how_it_ended(result)) {
		t->place = place_in_log(t->trial->lab, buffer_text(&result->bytes[PORT_LOG]));
		fputs("the test to run to its end", t->expected);
		fprintf(t->seen, "%s%s%s", how_it_ended(result), result->reason ? ": " : "", result->reason ? result->reason : "");
		return "fail";
	}
	fprintf(t->seen, "the explorer did not come to an end%s%s", result->reason ? ": " : "", result->reason ? result->reason : "");
	return "fault";
}

static json_t *
describe(struct telling *t, const char *outcome)
{
	static const char *const names[] = { "expected", "seen", "lines", "shown" };
	json_t *j = json_pack("{s:s, s:s, s:I}", "test", t->trial->test->name, "outcome", outcome, "schedules", (json_int_t)t->tried);

	telling_end(t);
	for (int i = 0; i < 4; i++) {
		if (strcmp(outcome, "pass") != 0)
			json_object_set_new(j, names[i], json_lossy(t->text[i]));
		free(t->text[i]);
	}
	if (t->trial->own_kernel && t->what[0])	/* a token has no kernel: it is seen again on the way there, after the schedule without choices */
		json_object_set_new(j, "seed", json_integer((json_int_t)(t->tried - (trial_first_seed(t->trial) - t->trial->first) + 1)));
	else if (t->token[0])
		json_object_set_new(j, "token", json_string(t->token));
	if (strcmp(outcome, "fail") == 0)
		place_tell(t->trial, NULL, "any", t->place, j);
	free(t->place);
	if (t->power[0])
		json_object_set_new(j, "power", json_lossy(t->power));
	if (t->what[0]) {
		json_object_set_new(j, "what", json_string(t->what));
		json_object_set_new(j, "steps", json_integer((json_int_t)t->points));
	}
	return j;
}

/* The files whose lines are told: the lab's that are in the program, then the test's. */
static char *
told_files(const struct trial *t)
{
	char *list = text_of("%s", "");

	for (uint32_t i = 0; i < t->lab->files_count; i++) {
		if (lab_kind_of(t->lab, t->lab->files[i]) != LAB_LIBRARY)
			continue;	/* the kernel's part is not explored */
		const char *slash = strrchr(t->lab->files[i], '/');
		char *longer = text_of("%s%s,", list, slash ? slash + 1 : t->lab->files[i]);

		free(list);
		list = longer;
	}
	char *all = text_of("%s%s.c", list, t->test->name);
	free(list);
	return all;
}

static void
add_search(const struct trial *t, struct words *options)
{
	words_split(options, "-n");
	words_add(options, "%" PRIu32, t->last - t->first + 1);
	words_split(options, "-s");
	words_add(options, "%" PRIu64, trial_first_seed(t));
	words_split(options, "-S");
	words_add(options, "%s", t->test->strategy ? t->test->strategy : "mix");
}

/* /bin/explore with these options on the trial's program, called `guest` there. */
static void
boot(const struct trial *t, const char *guest, const struct words *options, bool virtual, struct machine_result *result)
{
	char *initrd = path_in_build("labs/initrd-explore.cpio"), *files = told_files(t);
	struct machine_file file = { .guest = guest, .host = t->program };
	struct words argv = { 0 };

	words_split(&argv, virtual ? "/bin/explore -w " PATIENCE_VIRTUAL " -f" : "/bin/explore -w " PATIENCE_REAL " -f");
	words_add(&argv, "%s", files);
	if (t->test->steps) {
		words_add(&argv, "-l");
		words_add(&argv, "%" PRIu32, t->test->steps);
	}
	for (size_t i = 0; i < options->count; i++)
		words_add(&argv, "%s", options->list[i]);
	words_add(&argv, "%s", guest);
	struct machine_options machine = {
		.initrd = initrd, .argv = argv.list, .files = &file, .file_count = 1,
		.wall_limit_ns = WALL_SECONDS * UINT64_C(1000000000), .output_limit = OUTPUT_MOST,
		.deterministic = virtual, .cmdline = virtual ? "seeded=0" : NULL,
	};
	if (t->own_kernel) {
		machine.kernel = t->kernel;
		machine.sandbox = true;
		machine.cmdline = "seeded=0 " OWN_KERNEL_MOST;
		machine.timeout_ns = (SECONDS_MORE + 2 * (uint64_t)(t->last - t->first + 1)) * UINT64_C(1000000000);
	}
	machine_run(&machine, result);
	words_free(&argv);
	free(initrd);
	free(files);
}

json_t *
explored_run(const struct trial *trial)
{
	char *guest = text_of("/tests/%s", trial->test->name);
	struct words options = { 0 }, program = { 0 };

	words_add(&program, "%s", guest);
	add_search(trial, &options);
	json_t *answer = explored_as(trial, guest, &options);
	if (trial->keep && json_object_get(answer, "token"))
		free(runs_keep(trial->program, &program));
	words_free(&options);
	words_free(&program);
	free(guest);
	return answer;
}

json_t *
explored_as(const struct trial *trial, const char *guest, const struct words *options)
{
	struct telling t = { .trial = trial };
	struct machine_result result = { .memory = -1 };
	bool virtual = trial->own_kernel;	/* with interrupts off it may compute outside its points */

	boot(trial, guest, options, virtual, &result);
	if (!virtual && result.end == MACHINE_EXIT && result.status == CANNOT_TELL) {
		machine_result_free(&result);
		result = (struct machine_result){ .memory = -1 };
		boot(trial, guest, options, true, &result);
	}
	telling_begin(&t);
	telling_take(&t, buffer_text(&result.bytes[PORT_OUT]));
	if (!t.what[0] && result.end == MACHINE_EXIT && result.status == 2)
		snprintf(t.power, sizeof t.power, "%s", buffer_text(&result.bytes[PORT_ERR]));
	json_t *answer = describe(&t, outcome(&t, &result));
	machine_result_free(&result);
	return answer;
}

bool
explored_is_rare(const struct lab_test *test, const json_t *answer)
{
	bool all = test->strategy && strncmp(test->strategy, "bound:", 6) == 0;

	return !all && json_integer_value(json_object_get(answer, "schedules")) > SURELY_FOUND;
}
