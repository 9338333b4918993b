/* SPDX-License-Identifier: MIT */
/*
 * heddle bench: how long a boot takes, beside the floor (an image that does
 * nothing, tools/bench/floor.S), and what the guest's /bin/bench says, beside
 * figures of other kernels.  Boots and floors alternate, so that both see the
 * same machine, busy or not.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/heddle/command.h"
#include "tools/heddle/machine.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

#define XV6_BOOT 293e6 /* nanoseconds to its prompt */

enum { BOOTS = 11, FEWEST = 10, MOST = 10000, GROWTH_MIB = 700, FAILED = 1, BAD_USE = 2 };

static const char help[] =
	"usage: heddle bench\n"
	"\n"
	"Times the boot to the shell's prompt beside an image that does nothing,\n"
	"then runs /bin/bench in the guest.  Other kernels' figures were measured\n"
	"in QEMU's TCG on one processor of another machine: compare orders of\n"
	"magnitude, not digits.\n"
	"Then what an operation costs among 10, 100, 1000 and 10000 threads or\n"
	"objects, as ratio to the cost among 10.  That is counted in instructions\n"
	"(heddle run --deterministic), so a busy machine changes nothing.\n";

/* Nanoseconds under the same QEMU; 0: not known. */
static const struct yardstick {
	const char *name;
	uint64_t linux_6_1, xv6;
} yardsticks[] = {
	{ "getpid", 522, 0 },
	{ "fork+exit+wait", 1013000, 806000 },
	{ "fork+exec+wait", 3219000, 0 },
	{ "pipe-round-trip", 82900, 109000 },
	{ "pipe-4KiB", 4096 * 1000 / 224, 4096 * 1000 / 2750 * 1000 },
	{ "mutex-pair", 48, 0 },
	{ "pthread-create+join", 174000, 0 },
	{ "futex-ping-pong", 17100, 0 },
	{ "mq-send+receive", 4400, 0 },
	{ "select-1000-idle", 103000, 0 },
	{ "epoll-1000-one-ready", 5400, 0 },
};

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

static void
print_ratio(uint64_t ours, uint64_t theirs)
{
	if (theirs)
		printf(" %11" PRIu64 " %5.2f", theirs, (double)ours / (double)theirs);
	else
		printf(" %11s %5s", "-", "-");
}

static void
print_line(const char *name, uint64_t ns)
{
	const struct yardstick *found = NULL;

	for (size_t i = 0; i < sizeof yardsticks / sizeof *yardsticks; i++)
		if (strcmp(yardsticks[i].name, name) == 0)
			found = &yardsticks[i];
	printf("%-22s %11" PRIu64, name, ns);
	print_ratio(ns, found ? found->linux_6_1 : 0);
	print_ratio(ns, found ? found->xv6 : 0);
	if (strcmp(name, "pipe-4KiB") == 0 && ns)
		printf("   %.0f MB/s", 4096.0 * 1000 / (double)ns);
	putchar('\n');
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
	uint64_t ns, cost;
	int words = sscanf(table->line.data, "%63s %" SCNu64 " %" SCNu64, name, &ns, &cost);

	if (words == 3)
		print_cell(name, ns, cost, &table->first);
	else if (words == 2)
		print_line(name, ns);
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
bench_operations(void)
{
	char *const argv[] = { "bench", NULL };

	printf("\n%-22s %11s %11s %5s %11s %5s\n", "ns per operation", "Heddle", "Linux 6.1", "ratio", "xv6", "ratio");
	return bench_guest((struct machine_options){ .argv = argv, .wall_limit_ns = 120000000000 });
}

static int
bench_growth(void)
{
	char *const argv[] = { "bench", "--growth", NULL };

	printf("\n%-22s %11s    %11s %5s    %11s %5s    %11s %5s\n", "instructions, among", "10", "100", "ratio",
	       "1000", "ratio", "10000", "ratio");
	return bench_guest((struct machine_options){ .argv = argv, .wall_limit_ns = 600000000000,
						     .deterministic = true, .memory_mib = GROWTH_MIB });
}

int
cmd_bench(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		fputs(help, stdout);
		return 0;
	}
	if (argc > 1) {
		say("unknown option %s (see heddle bench --help)", argv[1]);
		return BAD_USE;
	}
	int status = bench_boot();
	if (!status)
		status = bench_operations();
	return status ? status : bench_growth();
}
