/* SPDX-License-Identifier: MIT */
/* See trial.h. */
#include "grader/trial.h"

#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <uv.h>

#include "grader/defence.h"
#include "grader/guest_sandbox.h"
#include "grader/lossy.h"
#include "grader/made.h"
#include "grader/place.h"
#include "tools/heddle/machine.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"
#include "tools/heddle/words.h"

enum {
	WORKLOAD_BYTES = 1 << 18,
	LOG_KEPT = 1 << 16,
	CONTROL_MOST = 256 << 20,
	WALL_SECONDS = 600,
	QEMU_REFUSED = 1 << 8,		/* as from waitpid */
};

/* What a world may compute, in virtual ns.  The harness stops a test after 0.3 s, several times what an answer needs;
   this ends what the harness cannot stop.  A loop of PAUSE, QEMU's slowest, takes the host half a minute for it. */
#define COMPUTE_MOST "compute=400000000"
#define PRINTED_MOST "printed=1048576"	/* bytes */

struct running {
	const struct trial *trial;
	struct machine *machine;
	struct history history;
	struct workload workload;
	unsigned world;			/* whose events count, 0: none */
	uint32_t seed, judged, failed;	/* failed: a seed, 0: none */
	char *deadlock;			/* the kernel's report in this world */
	struct finding f;
	char about[NAME_MOST];
	char *place;			/* where a backtrace in this world first comes through the lab's files */
	struct buffer log;		/* its end, where a panic's is */
	bool gave_up;			/* the judge could not decide */
	json_t *made;			/* if lab.yaml does not say what the test makes */
	char *expected, *seen, *shown;
	size_t sizes[3];
};

static void
open_finding(struct running *r)
{
	r->f.expected = open_memstream(&r->expected, &r->sizes[0]);
	r->f.seen = open_memstream(&r->seen, &r->sizes[1]);
	r->f.shown = open_memstream(&r->shown, &r->sizes[2]);
	r->f.about = r->about;
	r->f.gave_up = &r->gave_up;
}

static void
judge_world(struct running *r)
{
	r->world = 0;
	r->judged++;
	if (judge_history(r->trial->test, &r->history, &r->workload, &r->f)) {
		if (r->made)
			made_add(r->made, &r->history);
		return;
	}
	r->failed = r->seed;
	if (r->deadlock && r->history.ending != END_EXIT)
		fprintf(r->f.seen, "; the kernel reports: %s", r->deadlock);
	machine_stop(r->machine, MACHINE_STOPPED);
}

uint64_t
trial_first_seed(const struct trial *t)
{
	return (t->seed - 1) % 1000000 * 100000 + t->first;
}

static void
begin_world(struct running *r, unsigned world, unsigned seed)
{
	history_clear(&r->history);
	free(r->deadlock);
	r->deadlock = NULL;
	free(r->place);
	r->place = NULL;
	r->world = world;
	r->seed = seed;
}

static void
on_control(void *context, const char *line)
{
	struct running *r = context;
	unsigned world;
	uint64_t seed;
	int text = 0, number;

	if (r->failed)
		return;
	if (sscanf(line, "world %u seed %" SCNu64, &world, &seed) == 2) {
		begin_world(r, world, (uint32_t)(seed - trial_first_seed(r->trial)) + r->trial->first);
	} else if (sscanf(line, "event %u %n", &world, &text) == 1 && text && r->world && world == r->world) {
		history_take(&r->history, line + text);
		if (r->history.ending != END_MISSING)
			judge_world(r);
	} else if (sscanf(line, "forbidden %u %d", &world, &number) == 2 && r->world && world == r->world) {
		r->history.forbidden = number + 1;
	} else if (sscanf(line, "frame %u %n", &world, &text) == 1 && text && world == r->world) {
		r->place = r->place ? r->place : place_of_frame(r->trial->lab, line + text);
	} else if (sscanf(line, "used-up %u", &world) == 1 && r->world && world == r->world) {
		r->history.ending = END_HUNG;
		judge_world(r);
	} else if (sscanf(line, "printed-much %u", &world) == 1 && r->world && world == r->world) {
		r->history.printed_much = true;
		judge_world(r);
	} else if (sscanf(line, "done %u", &world) == 1 && r->world && world == r->world) {
		judge_world(r);
	} else if (sscanf(line, "deadlock %u %n", &world, &text) == 1 && text && world == r->world && !r->deadlock) {
		r->deadlock = text_of("%s", line + text);
	}
}

/* What the guest prints, without the lines of `seeds`, which says what the report says too. */
static void
echo(const char *bytes, size_t size)
{
	while (size > 0) {
		const char *newline = memchr(bytes, '\n', size);
		size_t length = newline ? (size_t)(newline - bytes) + 1 : size;

		if ((size < 5 || memcmp(bytes, "seed ", 5) != 0) && write(STDERR_FILENO, bytes, length) < 0)
			return;
		bytes += length;
		size -= length;
	}
}

#ifdef UNDEFENDED
static struct buffer printed;

/* As a grader would that goes by what a test prints: all of it, when the machine has ended, for no order holds between what
   comes by one port and what comes by another. */
static bool
believes_printed(struct running *r)
{
	static const char wanted[] = "ok\n";
	bool believed = false;

	if (!defended("stdout") && memmem(buffer_text(&printed), printed.size, wanted, sizeof wanted - 1)) {
		history_clear(&r->history);
		history_take(&r->history, "complete;end exit 0");
		believed = judge_history(r->trial->test, &r->history, &r->workload, &r->f);
	}
	buffer_free(&printed);
	return believed;
}
#define take_printed(bytes, size) buffer_add(&printed, bytes, size)
#else
#define believes_printed(r) false
#define take_printed(bytes, size) (void)0
#endif

static bool
on_bytes(void *context, enum machine_port port, const char *bytes, size_t size)
{
	struct running *r = context;

	if (r->trial->echo && port != PORT_LOG)
		echo(bytes, size);
	if (port == PORT_OUT)
		take_printed(bytes, size);
	if (port == PORT_LOG) {
		buffer_add(&r->log, bytes, size);
		if (r->log.size > 2 * LOG_KEPT)
			buffer_keep_last(&r->log, LOG_KEPT);
	}
	return true;
}

static void
add_arguments(const struct trial *t, struct words *argv)
{
	words_split(argv, "/bin/seeds -n");
	words_add(argv, "%u", t->last - t->first + 1);
	words_add(argv, "-s");
	words_add(argv, "%" PRIu64, trial_first_seed(t));
	words_add(argv, "/tests/%s", t->test->name);
}

static void
boot(struct running *r, struct machine_result *result)
{
	const struct trial *t = r->trial;
	char *initrd = path_in_build("labs/initrd.cpio");
	char *guest = text_of("/tests/%s", t->test->name), *extra = text_of("/bin/%s", t->extra_name);
	char *sandbox = guest_sandbox(t->lab, t->extra ? extra : NULL);
	char *cmdline = text_of(COMPUTE_MOST " %s %s %s", defended("printed") ? PRINTED_MOST : "",
				t->own_kernel ? OWN_KERNEL_MOST : "", t->test->cmdline ? t->test->cmdline : "");
	struct machine_file files[4] = {
		{ .guest = guest, .host = t->program },
		{ .guest = "/boot/workload", .data = r->workload.bytes, .size = r->workload.size },
	};
	size_t file_count = 2;
	struct words argv = { 0 };
	uv_loop_t loop;

	if (!t->own_kernel && defended("guest-sandbox"))
		files[file_count++] = (struct machine_file){ .guest = "/boot/sandbox", .data = sandbox, .size = strlen(sandbox) };
	if (t->extra)
		files[file_count++] = (struct machine_file){ .guest = extra, .host = t->extra };
	add_arguments(t, &argv);
	struct machine_options options = {
		.kernel = t->kernel, .initrd = initrd, .argv = argv.list, .files = files, .file_count = file_count,
		.cpus = t->test->processors, .deterministic = true, .seed = t->seed,
		.timeout_ns = (2 * (uint64_t)(t->last - t->first + 1) + 20) * UINT64_C(1000000000),
		.wall_limit_ns = WALL_SECONDS * UINT64_C(1000000000), .output_limit = CONTROL_MOST,
		.cmdline = cmdline, .sandbox = t->own_kernel, .context = r, .on_bytes = on_bytes, .on_control = on_control,
	};
	uv_loop_init(&loop);
	r->machine = machine_start(&loop, &options, result);
	if (r->machine)
		uv_run(&loop, UV_RUN_DEFAULT);
	uv_loop_close(&loop);
	words_free(&argv);
	free(initrd);
	free(guest);
	free(extra);
	free(sandbox);
	free(cmdline);
}

bool
trial_ended_here(const struct machine_result *result)
{
	static const int signals[] = { SIGKILL, SIGTERM, SIGINT, SIGHUP };
	int status = result->qemu_status, number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status) - 128;
	bool ended = (status == QEMU_REFUSED && !result->booted) ||
		     strstr(buffer_text(&result->bytes[PORT_QEMU]), "terminating on signal");

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		ended = ended || number == signals[i];
	return result->end == MACHINE_DIED && ended;
}

/* The machine ended by itself.  True if that is the submission's doing, told in the finding. */
static bool
ended_badly(struct running *r, const struct machine_result *result)
{
	const char *what = NULL;

	if (result->end == MACHINE_FLOOD)
		what = "it sent more than 256 MiB of events";
	else if (result->end == MACHINE_TIMEOUT)
		what = "it did not end within the time the test has";
	else if (result->end == MACHINE_STUCK)
		what = "nothing could ever happen again";
	else if (result->end == MACHINE_PANIC && r->trial->own_kernel)
		what = "the kernel panicked";
	else if (r->trial->own_kernel && result->end == MACHINE_EXIT)
		what = "the machine was turned off before the test was over";
	else if (r->trial->own_kernel && result->end == MACHINE_DIED && !trial_ended_here(result))
		what = "the machine crashed, or hung, before the test was over";
	if (!what)
		return false;
	r->failed = result->end == MACHINE_FLOOD ? 0 : r->seed;
	if (result->end == MACHINE_PANIC && !r->place)
		r->place = place_in_log(r->trial->lab, buffer_text(&r->log));
	fputs("the test to run to its end", r->f.expected);
	fprintf(r->f.seen, "%s%s%s", what, result->reason ? ": " : "", result->reason ? result->reason : "");
	return true;
}

static const char *
outcome(struct running *r, const struct machine_result *result)
{
	uint32_t wanted = r->trial->last - r->trial->first + 1;

	if (r->gave_up)
		return "fault";
	if (believes_printed(r))
		return "pass";
	if (r->failed)
		return "fail";
	if (r->judged == wanted && (result->end == MACHINE_EXIT || r->trial->own_kernel))
		return "pass";
	if (ended_badly(r, result))
		return "fail";
	fprintf(r->f.seen, "the guest ended after %" PRIu32 " of %" PRIu32 " seeds%s%s", r->judged, wanted,
		result->reason ? ": " : "", result->reason ? result->reason : "");
	return "fault";
}

static json_t *
describe(struct running *r, const char *outcome)
{
	json_t *j = json_pack("{s:s, s:s, s:i}", "test", r->trial->test->name, "outcome", outcome, "seeds", (int)r->judged);

	fclose(r->f.expected);
	fclose(r->f.seen);
	fclose(r->f.shown);
	if (r->made)
		json_object_set(j, "made", r->made);
	json_decref(r->made);
	if (strcmp(outcome, "pass") != 0) {
		if (r->failed)
			json_object_set_new(j, "seed", json_integer(r->failed));
		json_object_set_new(j, "expected", json_lossy(r->expected));
		json_object_set_new(j, "seen", json_lossy(r->seen));
		json_object_set_new(j, "shown", json_lossy(r->shown));
		place_tell(r->trial, &r->history, r->about, r->place, j);
	}
	free(r->expected);
	free(r->seen);
	free(r->shown);
	return j;
}

json_t *
trial_run(const struct trial *trial)
{
	struct running r = { .trial = trial, .made = trial->test->makes_count ? NULL : json_object() };
	struct machine_result result = { .memory = -1 };

	workload_draw(&r.workload, trial->seed, WORKLOAD_BYTES);
	if (!defended("draws"))
		memset(r.workload.bytes, 0, r.workload.size);
	open_finding(&r);
	boot(&r, &result);
	json_t *answer = describe(&r, outcome(&r, &result));
	machine_result_free(&result);
	history_clear(&r.history);
	workload_free(&r.workload);
	free(r.deadlock);
	free(r.place);
	buffer_free(&r.log);
	return answer;
}
