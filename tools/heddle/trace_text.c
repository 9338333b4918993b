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

#include "kernel/abi/syscall.h"
#include "tools/heddle/command.h"
#include "tools/heddle/say.h"
#include "tools/heddle/trace.h"
#include "tools/heddle/trace_names.h"

enum { BAD_USE = 2 };

static const char help[] =
	"usage: heddle trace FILE [--text | --summary]\n"
	"\n"
	"Prints what `heddle run --trace FILE` recorded.\n"
	"\n"
	"  --text      one line for each record: time in seconds, processor,\n"
	"              world:thread and its name, event (this is the default)\n"
	"  --summary   how many records of each kind, and each thread's share\n"
	"  --help      this text\n";

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

static int
print_file(const char *path, int form)
{
	struct trace trace;
	char *why;

	if (trace_load(&trace, path, &why) < 0) {
		say("%s", why);
		free(why);
		return BAD_USE;
	}
	if (form == 's')
		print_summary(&trace);
	else
		print_text(&trace);
	if (trace.lost)
		say("the trace area was full: %" PRIu64 " records are missing at the end", trace.lost);
	trace_free(&trace);
	if (fflush(stdout) == 0)
		return 0;
	say("cannot write the text: %s", strerror(errno));
	return BAD_USE;
}

int
cmd_trace(int argc, char **argv)
{
	static const struct option known[] = {
		{ "text", no_argument, NULL, 't' }, { "summary", no_argument, NULL, 's' },
		{ "help", no_argument, NULL, 'h' }, { 0 } };
	int id, form = 't';

	while ((id = getopt_long(argc, argv, ":", known, NULL)) != -1) {
		if (id == 'h') {
			fputs(help, stdout);
			return 0;
		}
		if (id == '?') {
			say("unknown option %s (see heddle trace --help)", argv[optind - 1]);
			return BAD_USE;
		}
		form = id;
	}
	if (argc - optind == 1)
		return print_file(argv[optind], form);
	say("which one FILE? (see heddle trace --help)");
	return BAD_USE;
}
