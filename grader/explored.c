/* SPDX-License-Identifier: MIT */
/*
 * See explored.h.  While it searches, /bin/explore lets nothing be seen of
 * what the program prints; so its own words come first, and only those of a
 * failure are followed by the program's.
 */
#include "grader/explored.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "grader/lossy.h"
#include "grader/place.h"
#include "tools/heddle/machine.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/runs.h"
#include "tools/heddle/say.h"

enum {
	WALL_SECONDS = 600,
	SECONDS_MORE = 20,	/* virtual ones, of a kernel that is explored: each schedule begins with a whole one */
	OUTPUT_MOST = 1 << 20,
	SURELY_FOUND = 100,	/* schedules: what one in twenty shows is found in so many, but for one time in 170 */
};

struct telling {
	const struct trial *trial;
	char *place;			/* in the lab's files, if the kernel that is explored panicked */
	unsigned long tried;		/* schedules; the last one failed, if `what`, */
	unsigned long points;		/* after so many */
	bool passed;
	char what[80];			/* how it failed */
	char token[128], power[256];
	bool steps;			/* the lines that come are steps of the threads */
	FILE *expected, *seen, *lines, *shown;
	char *text[4];
	size_t sizes[4];
};

static const char *
after(const char *line, const char *start)
{
	size_t length = strlen(start);

	return strncmp(line, start, length) == 0 ? line + length : NULL;
}

/* Where a path of the line table lies: a file of the lab, or the test. NULL for others; #line can name any. */
static char *
source_of(const struct trial *t, const char *path)
{
	char *test = text_of("labs/%s/explore/%s.c", t->lab->name, t->test->name);
	char *found = lab_has_file(t->lab, path) ? text_of("%s/%s", t->sources, path) : strcmp(path, test) == 0 ? path_in_tree(test) : NULL;

	free(test);
	return found;
}

/* The line of the source that "PATH:NUMBER, in FUNCTION" names. */
static void
quote(struct telling *t, const char *place)
{
	int length = (int)strcspn(place, ":"), wanted = place[length] ? atoi(place + length + 1) : 0;
	char *named = text_of("%.*s", length, place), *path = source_of(t->trial, named), *line = NULL;
	size_t room = 0;
	FILE *in = path ? fopen(path, "r") : NULL;

	for (int number = 1; in && number <= wanted && getline(&line, &room, in) > 0; number++)
		if (number == wanted)
			fprintf(t->lines, "%s:%d  %.*s\n", strrchr(named, '/') + 1, wanted,
				(int)strcspn(line, "\n") - (int)strspn(line, " \t"), line + strspn(line, " \t"));
	if (in)
		fclose(in);
	free(line);
	free(path);
	free(named);
}

/* explore:   thread 3 wrote 8 bytes at lib/conc/queue.c:157, in queue_get_timeout.  "?": in the kernel. */
static void
take_access(struct telling *t, const char *line)
{
	const char *place = strstr(line, " at ");

	if (place && place[4] == '?')
		return;
	fprintf(t->seen, "%s%s", ftell(t->seen) ? "; " : "nothing orders these: ", line);
	if (place)
		quote(t, place + 4);
}

/* A line of /bin/explore itself. */
static void
take_word(struct telling *t, const char *line)
{
	const char *rest;
	int whole = 0;

	if (sscanf(line, "%lu schedules, %*u points: none fails%n", &t->tried, &whole) == 1 && whole)
		t->passed = true;
	else if (t->passed)
		snprintf(t->power, sizeof t->power, "%s", line);
	else if (sscanf(line, "schedule %lu fails, with %*u choices at %lu points", &t->tried, &t->points) == 2 || after(line, "to see it again"))
		return;
	else if ((rest = after(line, "heddle replay ")))
		snprintf(t->token, sizeof t->token, "%s", rest);
	else if ((rest = after(line, "  thread ")))
		take_access(t, line + 2);
	else if (!t->what[0])
		snprintf(t->what, sizeof t->what, "%s", line);
}

static void
take_line(struct telling *t, const char *line)
{
	const char *rest = after(line, "explore: ");

	if (rest)
		take_word(t, rest);
	else if (after(line, "steps of each thread"))
		t->steps = true;
	else if (!*line)
		t->steps = false;
	if (t->steps)
		fprintf(t->shown, "%s\n", line);
	else if ((rest = after(line, "expected: ")) && ftell(t->expected) == 0)
		fputs(rest, t->expected);
	else if ((rest = after(line, "seen: ")) && ftell(t->seen) == 0)
		fputs(rest, t->seen);
}

static void
take_all(struct telling *t, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		char *line = text_of("%.*s", (int)length, text);

		take_line(t, line);
		free(line);
		text += length + (text[length] == '\n');
	}
}

/* data race: thread 3 wrote 8 bytes at take+0x1b (kernel/ipc/pipe.c:104) */
static void
take_kernel_access(struct telling *t, const char *line)
{
	int length = (int)strcspn(line, "\n");
	const char *at = strstr(line, " at ");
	char *frame = at ? text_of("%.*s", length - (int)(at + 4 - line), at + 4) : NULL;
	char *place = frame ? place_of_frame(t->trial->lab, frame) : NULL;

	if (place) {
		char *access = text_of("%.*s at %s", (int)(at - line), line, place);

		take_access(t, access);
		free(access);
		free(t->place);
		t->place = place;
	}
	free(frame);
}

/* The kernel's log has both accesses of each race, each time that it happened: last as it is told. */
static void
take_kernel_race(struct telling *t, const char *log)
{
	static const char words[] = "data race: ";
	const char *first = NULL, *second = NULL;

	for (const char *next = log; (next = strstr(next, words)); next += strlen(words)) {
		first = second;
		second = next + strlen(words);
	}
	if (first)
		take_kernel_access(t, first);
	if (second)
		take_kernel_access(t, second);
}

/* What the test itself did not say. */
static void
complete(struct telling *t)
{
	bool raced = strcmp(t->what, "a data race") == 0;

	if (ftell(t->expected) == 0)
		fputs(raced ? "of two accesses to the same memory, one of them a write, one to be ordered before the other"
		      : strstr(t->what, "wait") ? "everybody to come to an end" : "the test to run to its end", t->expected);
	if (ftell(t->seen) == 0)
		fputs(t->what, t->seen);
}

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
			take_kernel_race(t, buffer_text(&result->bytes[PORT_LOG]));
		complete(t);
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

	fclose(t->expected);
	fclose(t->seen);
	fclose(t->lines);
	fclose(t->shown);
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
boot(const struct trial *t, const char *guest, const struct words *options, struct machine_result *result)
{
	char *initrd = path_in_build("labs/initrd-explore.cpio"), *files = told_files(t);
	struct machine_file file = { .guest = guest, .host = t->program };
	struct words argv = { 0 };

	words_split(&argv, "/bin/explore -f");
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
	};
	if (t->own_kernel) {	/* what it computes outside its points, with interrupts off perhaps, only a virtual clock can bound */
		machine.kernel = t->kernel;
		machine.sandbox = machine.deterministic = true;
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

	t.expected = open_memstream(&t.text[0], &t.sizes[0]);
	t.seen = open_memstream(&t.text[1], &t.sizes[1]);
	t.lines = open_memstream(&t.text[2], &t.sizes[2]);
	t.shown = open_memstream(&t.text[3], &t.sizes[3]);
	boot(trial, guest, options, &result);
	take_all(&t, buffer_text(&result.bytes[PORT_OUT]));
	if (!t.what[0] && result.end == MACHINE_EXIT && result.status == 2)
		snprintf(t.power, sizeof t.power, "%s", buffer_text(&result.bytes[PORT_ERR]));
	json_t *answer = describe(&t, outcome(&t, &result));
	machine_result_free(&result);
	return answer;
}

bool
explored_is_rare(const json_t *answer)
{
	return json_integer_value(json_object_get(answer, "schedules")) > SURELY_FOUND;
}
