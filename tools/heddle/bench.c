/* SPDX-License-Identifier: MIT */
/*
 * heddle bench: how long a boot takes, beside the floor (an image that does
 * nothing, tools/bench/floor.S); what operations cost beside Linux
 * (bench_linux.c); and how that grows. Boots and floors alternate, so that
 * both see the same machine, busy or not.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/heddle/bench_linux.h"
#include "tools/heddle/command.h"
#include "tools/heddle/machine.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

#define XV6_BOOT 293e6 /* nanoseconds to its prompt */

enum { BOOTS = 11, ROUNDS = 5, FEWEST = 10, MOST = 10000, GROWTH_MIB = 700, FAILED = 1, BAD_USE = 2 };

static const char help[] =
	"usage: heddle bench [--rounds N] [ROW...]\n"
	"\n"
	"Times the boot to the shell's prompt beside an image that does nothing.\n"
	"Then boots Heddle and Debian's Linux in turn, five times or N, in the same\n"
	"machine with the same program, and prints what operations cost in CPU time\n"
	"of QEMU: the medians, their ratio and the goal for it; and how much more an\n"
	"operation, or the part of it for one descriptor or page, costs with the\n"
	"most of them than with 10. With ROW... those rows only, and nothing else.\n"
	"Then what an operation costs among 10, 100, 1000 and 10000 threads or\n"
	"objects, as ratio to the cost among 10.  That is counted in instructions\n"
	"(heddle run --deterministic), so a busy machine changes nothing.\n";

/* One boot under the clock. */
struct boot {
	struct machine *machine;
	uint64_t start, end;
};

static void
stop_clock(struct boot *boot)
{
	if (boot->end)
		return;
	boot->end = uv_hrtime();
	machine_stop(boot->machine, MACHINE_STOPPED);
}

/* The shell's prompt is the first thing on stdout. */
static bool
on_bytes(void *context, enum machine_port port, const char *bytes, size_t size)
{
	(void)bytes;
	(void)size;
	if (port == PORT_OUT)
		stop_clock(context);
	return true;
}

/* The floor's only sign of life. */
static void
on_control(void *context, const char *line)
{
	if (strcmp(line, "exit 0") == 0)
		stop_clock(context);
}

/* Nanoseconds from nothing to the first sign of life; 0 if there was none. */
static uint64_t
time_boot(const char *kernel)
{
	struct boot boot = {0};
	struct machine_result result;
	struct machine_options options = {
		.kernel = kernel, .terminal = true, .live_input = true, .context = &boot,
		.on_bytes = on_bytes, .on_control = on_control, .wall_limit_ns = 10000000000 };
	uv_loop_t loop;

	uv_loop_init(&loop);
	boot.start = uv_hrtime();
	boot.machine = machine_start(&loop, &options, &result);
	uv_run(&loop, UV_RUN_DEFAULT);
	uv_loop_close(&loop);
	if (!boot.end)
		say("%s", result.reason ? result.reason : "no prompt within ten seconds");
	machine_result_free(&result);
	return boot.end ? boot.end - boot.start : 0;
}

static int
compare(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return (a > b) - (a < b);
}

static void
print_boot(const char *what, uint64_t *times, uint64_t floor)
{
	qsort(times, BOOTS, sizeof *times, compare);
	printf("%-22s median %6.1f ms, least %6.1f ms", what,
	       (double)times[BOOTS / 2] / 1e6, (double)times[0] / 1e6);
	if (floor)
		printf("  (%.2f times the floor's median, %.2f times xv6's)", (double)times[BOOTS / 2] / (double)floor,
		       (double)times[BOOTS / 2] / XV6_BOOT);
	putchar('\n');
	fflush(stdout);
}

static int
bench_boot(void)
{
	char *floor = path_in_build("bench/floor.elf");
	uint64_t floors[BOOTS], boots[BOOTS];
	int status = 0;

	for (int i = 0; i < BOOTS && status == 0; i++) {
		floors[i] = time_boot(floor);
		boots[i] = time_boot(NULL);
		if (!floors[i] || !boots[i])
			status = FAILED;
	}
	free(floor);
	if (status)
		return status;
	print_boot("boot floor", floors, 0);
	print_boot("boot to prompt", boots, floors[BOOTS / 2]);
	return 0;
}

/* A cell of a growth row: the lines of a row come one after the other. */
static void
print_cell(const char *name, uint64_t many, uint64_t cost, uint64_t *first)
{
	if (many == FEWEST) {
		*first = cost;
		printf("%-22s %11" PRIu64, name, cost);
	} else {
		printf("    %11" PRIu64 " %5.2f", cost, *first ? (double)cost / (double)*first : 0.0);
	}
	if (many == MOST)
		putchar('\n');
}

/* What the guest has said of a line, and of a row. */
struct table {
	struct buffer line;
	uint64_t first;
};

static void
print_measured(struct table *table)
{
	char name[64];
	uint64_t many, cost;

	if (sscanf(table->line.data, "%63s %" SCNu64 " %" SCNu64, name, &many, &cost) == 3)
		print_cell(name, many, cost, &table->first);
}

/* Prints what is complete of the guest's lines; they come one by one. */
static bool
on_lines(void *context, enum machine_port port, const char *bytes, size_t size)
{
	struct table *table = context;

	if (port == PORT_ERR)
		fwrite(bytes, 1, size, stderr);
	for (size_t i = 0; i < size && port == PORT_OUT; i++) {
		buffer_add(&table->line, &bytes[i], 1);
		if (bytes[i] != '\n')
			continue;
		print_measured(table);
		buffer_keep_last(&table->line, 0);
	}
	fflush(stdout);
	return true;
}

static int
bench_guest(struct machine_options options)
{
	struct table table = {0};
	struct machine_result result;
	int status = 0;

	options.context = &table;
	options.on_bytes = on_lines;
	fflush(stdout);
	machine_run(&options, &result);
	if (result.end != MACHINE_EXIT || result.status != 0) {
		say("/bin/bench failed%s%s", result.reason ? ": " : "", result.reason ? result.reason : "");
		status = FAILED;
	}
	buffer_free(&table.line);
	machine_result_free(&result);
	return status;
}

static int
bench_growth(void)
{
	char *const argv[] = { "bench", "--growth", NULL };

	printf("\n%-22s %11s    %11s %5s    %11s %5s    %11s %5s\n", "instructions, among", "10", "100", "ratio",
	       "1000", "ratio", "10000", "ratio");
	return bench_guest((struct machine_options){ .argv = argv, .wall_limit_ns = 600000000000,
						     .deterministic = true, .memory_mib = GROWTH_MIB, .cmdline = "seeded=0 deadlocks=0" });
}

int
cmd_bench(int argc, char **argv)
{
	int at = 1, rounds = ROUNDS;

	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		fputs(help, stdout);
		return 0;
	}
	if (argc > 2 && strcmp(argv[1], "--rounds") == 0 && (rounds = atoi(argv[2])) > 0)
		at = 3;
	if (at < argc && argv[at][0] == '-') {
		say("unknown option %s (see heddle bench --help)", argv[at]);
		return BAD_USE;
	}
	if (at < argc)
		return bench_linux(rounds, argv + at);
	int status = bench_boot();
	if (!status)
		status = bench_linux(rounds, argv + at);
	return status ? status : bench_growth();
}
