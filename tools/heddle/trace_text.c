/* SPDX-License-Identifier: MIT */
/*
 * heddle trace: a trace file for people.  One line a record:
 *
 *   seconds     cpu  world:tid name        event
 *   1.000213500   0    1:4 cat             block pipe 0xffff...
 */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kernel/abi/syscall.h"
#include "tools/heddle/command.h"
#include "tools/heddle/say.h"
#include "tools/heddle/lanes.h"
#include "tools/heddle/lanes_write.h"
#include "tools/heddle/trace.h"
#include "tools/heddle/trace_names.h"
#include "tools/heddle/trace_token.h"
#include "user/bin/explore/places.h"

enum { BAD_USE = 2 };

static const char help[] =
	"usage: heddle trace [OPTION]... FILE|TOKEN|CAPSULE\n"
	"\n"
	"Shows what `heddle run --trace FILE` or `heddle replay --trace FILE` recorded;\n"
	"of a token, which is replayed for it, each step with its source line.\n"
	"\n"
	"  --text            one line for each record: time in seconds, processor,\n"
	"                    world:thread and its name, event (this is the default)\n"
	"  --columns         a column a thread: what each does, who waits, who wakes\n"
	"  --html FILE       a page to look at: who runs, who waits for whom\n"
	"  --json FILE       for Perfetto and chrome://tracing\n"
	"  --summary         how many records of each kind, and each thread's share\n"
	"  --world N         only of that world (of a token: the one that tells its steps)\n"
	"  --program FILE    whose symbols and lines to use (of a token: its own)\n"
	"  --help            this text\n";

enum form { TEXT = 256, SUMMARY, COLUMNS, HTML, JSON, WORLD, PROGRAM, HELP };

struct options {
	const char *html, *json, *program, *title;
	int form, world;
};

static void
print_call(const struct trace_record *record)
{
	const char *name = trace_call_name(record->a);

	printf("%s ", trace_type_name(record->type));
	if (name)
		printf("%s", name);
	else
		printf("%" PRIu64, record->a);
	if (record->type == TRACE_ENTER)
		printf(" %#" PRIx64, record->b);
	else
		printf(" = %" PRId64, (int64_t)record->b);
}

/* What is not one of the plain numbered events below. */
static void
print_event(const struct trace_record *record)
{
	const char *name = trace_type_name(record->type);

	switch (record->type) {
	case TRACE_BLOCK:
		printf("%s %s %#" PRIx64, name, trace_reason_name(record->a), record->b);
		break;
	case TRACE_ENTER:
	case TRACE_EXIT:
		print_call(record);
		break;
	case TRACE_NAME:
		printf("%s %.16s", name, (const char *)&record->a);
		break;
	case TRACE_WAKE:
		printf("%s %" PRIu64 " %#" PRIx64, name, record->a, record->b);
		break;
	case TRACE_FAULT:
	case TRACE_STEP:
		printf("%s %#" PRIx64 " %#" PRIx64, name, record->a, record->b);
		break;
	default:
		printf("%s %" PRIu64 " %" PRIu64, name, record->a, record->b);
	}
}

static void
print_text(const struct trace *trace)
{
	struct trace_names *names = trace_names_new();

	for (uint64_t i = 0; i < trace->count; i++) {
		const struct trace_record *record = &trace->records[i];
		trace_names_see(names, record);
		printf("%" PRIu64 ".%09" PRIu64 " %2u %3u:%-5" PRIu32 " %-16s ",
		       record->time_ns / 1000000000, record->time_ns % 1000000000,
		       record->cpu, record->world, record->tid,
		       trace_names_get(names, record->world, record->tid));
		print_event(record);
		putchar('\n');
	}
	trace_names_free(names);
}

static void
print_summary(const struct trace *trace)
{
	uint64_t counts[256] = {0};
	uint64_t end = trace->count ? trace->records[trace->count - 1].time_ns : 0;

	for (uint64_t i = 0; i < trace->count; i++)
		counts[trace->records[i].type]++;
	printf("%" PRIu64 " records, %" PRIu64 " lost, last at %" PRIu64 ".%09" PRIu64 " s\n",
	       trace->count, trace->lost, end / 1000000000, end % 1000000000);
	for (unsigned type = 0; type < 256; type++)
		if (counts[type])
			printf("%10" PRIu64 "  %s\n", counts[type], trace_type_name(type));
	trace_names_print_threads(trace);
}

/* To that file, or with "-" to standard output. */
static bool
write_one(const char *path, struct lanes *timeline, const char *title, bool html)
{
	FILE *to = strcmp(path, "-") == 0 ? stdout : fopen(path, "w");
	bool ok = to != NULL;

	if (ok && html)
		ok = lanes_write_html(to, timeline, title);
	else if (ok)
		lanes_write_json(to, timeline);
	if (to && (to == stdout ? fflush(to) : fclose(to)) != 0)
		ok = false;
	if (!ok)
		say("cannot write %s: %s", path, strerror(errno));
	return ok;
}

static int
write_timelines(const struct trace *trace, const struct options *o)
{
	struct lanes *timeline = lanes_new(trace, o->world);
	bool ok = true;

	if (o->form == COLUMNS)
		lanes_write_columns(stdout, timeline);
	if (o->html)
		ok &= write_one(o->html, timeline, o->title, true);
	if (o->json)
		ok &= write_one(o->json, timeline, o->title, false);
	lanes_free(timeline);
	return ok ? 0 : BAD_USE;
}

static int
print_file(const char *path, const struct options *o)
{
	struct trace trace;
	char *why;
	int status = 0;

	if (trace_load(&trace, path, &why) < 0) {
		say("%s", why);
		free(why);
		return BAD_USE;
	}
	if (o->html || o->json || o->form == COLUMNS)
		status = write_timelines(&trace, o);
	if (o->form == SUMMARY)
		print_summary(&trace);
	else if (o->form == TEXT)
		print_text(&trace);
	if (trace.lost)
		say("the trace area was full: %" PRIu64 " records are missing at the end", trace.lost);
	trace_free(&trace);
	if (fflush(stdout) == 0)
		return status;
	say("cannot write the text: %s", strerror(errno));
	return BAD_USE;
}

/* 0: go on at optind; else the exit status + 1. */
static int
read_options(struct options *o, int argc, char **argv)
{
	static const struct option known[] = {
		{ "text", no_argument, NULL, TEXT }, { "summary", no_argument, NULL, SUMMARY }, { "columns", no_argument, NULL, COLUMNS },
		{ "html", required_argument, NULL, HTML }, { "json", required_argument, NULL, JSON },
		{ "world", required_argument, NULL, WORLD }, { "program", required_argument, NULL, PROGRAM },
		{ "help", no_argument, NULL, HELP }, { 0 } };
	int id;

	while ((id = getopt_long(argc, argv, ":", known, NULL)) != -1) {
		switch (id) {
		case HTML: o->html = optarg; break;
		case JSON: o->json = optarg; break;
		case WORLD: o->world = atoi(optarg); break;
		case PROGRAM: o->program = optarg; break;
		case TEXT: case SUMMARY: case COLUMNS: o->form = id; break;
		case HELP:
			fputs(help, stdout);
			return 0 + 1;
		default:
			say(id == ':' ? "option %s wants a value (see heddle trace --help)"
			    : "unknown option %s (see heddle trace --help)", argv[optind - 1]);
			return BAD_USE + 1;
		}
	}
	if (!o->form && !o->html && !o->json)
		o->form = TEXT;
	if (argc - optind == 1)
		return 0;
	say("which one FILE or TOKEN? (see heddle trace --help)");
	return BAD_USE + 1;
}

int
cmd_trace(int argc, char **argv)
{
	struct options o = { .world = LANES_ALL_WORLDS };
	int status = read_options(&o, argc, argv);
	char *program = NULL, *path;

	if (status)
		return status - 1;
	o.title = argv[optind];
	path = trace_is_file(o.title) ? text_of("%s", o.title) : trace_of_token(o.title, &program);
	if (!path)
		return BAD_USE;
	if (!o.program)
		o.program = program;
	if (o.program)
		places_open(o.program);
	status = print_file(path, &o);
	if (!trace_is_file(o.title))
		unlink(path);
	free(path);
	free(program);
	return status;
}
