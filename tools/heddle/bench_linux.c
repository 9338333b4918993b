/* SPDX-License-Identifier: MIT */
/*
 * heddle bench's comparison. The same static program (user/bin/bench, built
 * with musl) is Linux's first process and a program of Heddle, in the same
 * machine. It pauses before and after each row and says so; what the QEMU
 * process has worked between the two words, in CPU time of the host, is the
 * row's cost, so a busy host changes little.
 *
 *   guest: begin ROW, 20 ms asleep, the row so many times, end ROW TIMES, 20 ms asleep
 *   host:  CPU time ^                                      CPU time ^
 */
#include "tools/heddle/bench_linux.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/heddle/machine.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

enum { HEDDLE, LINUX, SIDES, MOST_ROWS = 96, MOST_ROUNDS = 99, MEMORY_MIB = 320 };

/* What is printed: the row, how much of Linux's time it may take, and the rows that show its growth. */
static const struct goal {
	const char *name;
	double most;
	const char *small, *large;
	double items; /* so many times more of them in large, if each has a cost of its own; else 1 */
} goals[] = {
	{ "getpid", 0.4, .items = 1 },
	{ "fork+exit", 0.2, "fork:10", "fork:10000", 1000 },
	{ "fork+exec", 0.15, .items = 1 },
	{ "vfork+exec", 0.3, .items = 1 },
	{ "pipe-round-trip", 0.3, .items = 1 },
	{ "pipe-bandwidth", 0.6, .items = 1 },
	{ "mutex-pair", 1.0, .items = 1 },
	{ "thread-create+join", 0.3, .items = 1 },
	{ "futex-ping-pong", 0.5, .items = 1 },
	{ "condition-ping-pong", 0.5, .items = 1 },
	{ "yield", 0.4, .items = 1 },
	{ "mq-self", 0.4, .items = 1 },
	{ "mq-ping-pong", 0.3, .items = 1 },
	{ "select:64", 0.5, .items = 1 },
	{ "select:1000", 0.5, "select:10", "select:1000", 100 },
	{ "poll:64", 0.5, .items = 1 },
	{ "poll:1000", 0.5, "poll:10", "poll:10000", 1000 },
	{ "epoll-idle:1000", 0.4, .items = 1 },
	{ "epoll:1000", 0.4, "epoll:10", "epoll:10000", 1 },
	{ "unix-round-trip", 0.3, .items = 1 },
	{ "tcp-round-trip", 0.25, "tcp:10", "tcp:10000", 1 },
	{ "tcp-bandwidth", 0.6, .items = 1 },
	{ "page-fault", 0.4, .items = 1 },
	{ "mmap+munmap", 0.4, "mmap:10", "mmap:10000", 1 },
	{ "signal", 0.4, .items = 1 },
	{ "switch:2", 0.5, .items = 1 },
	{ "switch:16", 0.5, "switch:10", "switch:1000", 1 },
};

/* Nanoseconds of a row, per boot. */
struct measured {
	char name[32];
	double ns[SIDES][MOST_ROUNDS];
	int count[SIDES];
};

struct comparison {
	struct measured rows[MOST_ROWS];
	int count;
	/* The boot under way. */
	struct machine *machine;
	int side;
	struct buffer line;
	uint64_t begun; /* CPU time */
};

static struct measured *
find(struct comparison *all, const char *name)
{
	for (int i = 0; i < all->count; i++)
		if (strcmp(all->rows[i].name, name) == 0)
			return &all->rows[i];
	return NULL;
}

static void
record(struct comparison *all, const char *name, double ns)
{
	struct measured *row = find(all, name);

	if (!row && all->count < MOST_ROWS) {
		row = &all->rows[all->count++];
		snprintf(row->name, sizeof row->name, "%s", name);
	}
	if (row && row->count[all->side] < MOST_ROUNDS)
		row->ns[all->side][row->count[all->side]++] = ns;
}

static void
take_line(struct comparison *all, const char *line)
{
	static const char *const names[SIDES] = { "Heddle", "Linux" };
	uint64_t at = machine_cpu_ns(all->machine);
	char name[32];
	int times;

	if (strncmp(line, "begin ", 6) == 0)
		all->begun = at;
	else if (sscanf(line, "end %31s %d", name, &times) == 2 && times > 0)
		record(all, name, (double)(at - all->begun) / times);
	else
		say("on %s: %s", names[all->side], line);
}

static bool
on_lines(void *context, enum machine_port port, const char *bytes, size_t size)
{
	struct comparison *all = context;

	for (size_t i = 0; i < size && port != PORT_LOG; i++) {
		if (bytes[i] != '\n') {
			buffer_add(&all->line, &bytes[i], 1);
			continue;
		}
		take_line(all, buffer_text(&all->line));
		buffer_keep_last(&all->line, 0);
	}
	return true;
}

static int
boot(struct comparison *all, int side, const char *linux_kernel, char *const *rows)
{
	char *program = path_in_build("bench/bench-musl"), *argv[MOST_ROWS + 3] = { "bench", "--marks" };
	struct buffer cmdline = {0};
	struct machine_file file = { .guest = "/bin/bench", .host = program };
	struct machine_options options = {
		.argv = argv, .files = &file, .file_count = 1, .memory_mib = MEMORY_MIB, .context = all,
		.on_bytes = on_lines, .wall_limit_ns = UINT64_C(150000000000) };
	struct machine_result result;
	uv_loop_t loop;

	buffer_add(&cmdline, "rdinit=/bin/bench quiet panic=-1 tsc=reliable -- --marks", 56);
	for (int i = 0; rows[i] && i < MOST_ROWS; i++) {
		argv[i + 2] = rows[i];
		buffer_add(&cmdline, " ", 1);
		buffer_add(&cmdline, rows[i], strlen(rows[i]));
	}
	if (side == LINUX) {
		options.kernel = linux_kernel;
		options.cmdline = buffer_text(&cmdline);
	}
	all->side = side;
	uv_loop_init(&loop);
	all->machine = machine_start(&loop, &options, &result);
	uv_run(&loop, UV_RUN_DEFAULT);
	uv_loop_close(&loop);
	if (result.end != MACHINE_EXIT)
		say("%s did not end well%s%s", side == LINUX ? "Linux" : "Heddle", result.reason ? ": " : "",
		    result.reason ? result.reason : "");
	int status = result.end != MACHINE_EXIT || result.status != 0;
	machine_result_free(&result);
	buffer_free(&cmdline);
	free(program);
	return status;
}

static int
compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

/* 0 if there is none. */
static double
median(struct comparison *all, const char *name, int side)
{
	struct measured *row = name ? find(all, name) : NULL;

	if (!row || row->count[side] == 0)
		return 0;
	qsort(row->ns[side], (size_t)row->count[side], sizeof *row->ns[side], compare);
	return row->ns[side][row->count[side] / 2];
}

static void
print_growth(struct comparison *all, const struct goal *goal, int side)
{
	double small = median(all, goal->small, side), large = median(all, goal->large, side);

	if (small > 0 && large > 0)
		printf(" %7.2f", large / small / goal->items);
	else
		printf(" %7s", goal->small ? "-" : "");
}

static void
print_row(struct comparison *all, const struct goal *goal)
{
	double ours = median(all, goal->name, HEDDLE), theirs = median(all, goal->name, LINUX);

	printf("%-20s %11.0f", goal->name, ours);
	if (ours > 0 && theirs > 0)
		printf(" %11.0f %6.2f %5.2f %-6s", theirs, ours / theirs, goal->most,
		       ours / theirs <= goal->most ? "" : "missed");
	else
		printf(" %11s %6s %5.2f %-6s", "-", "-", goal->most, "");
	print_growth(all, goal, HEDDLE);
	print_growth(all, goal, LINUX);
	putchar('\n');
}

int
bench_linux(int rounds, char *const *rows)
{
	static struct comparison all;
	char *linux_kernel = path_in_build("bench/vmlinuz");
	bool have_linux = access(linux_kernel, R_OK) == 0;
	int status = 0;

	if (!have_linux)
		say("no Linux to compare with (%s; see what tools/bench/fetch-linux.sh said)", linux_kernel);
	for (int i = 0; i < rounds && i < MOST_ROUNDS && status == 0; i++) {
		status = boot(&all, HEDDLE, NULL, rows);
		if (have_linux)
			boot(&all, LINUX, linux_kernel, rows);
	}
	printf("\n%-20s %11s %11s %6s %5s %6s %15s\n%-20s %11s %11s %6s %5s %6s %7s %7s\n", "nanoseconds of CPU", "Heddle",
	       "Linux", "ratio", "goal", "", "growth, 10 to", "(medians)", "", "", "", "", "", "Heddle", "Linux");
	for (size_t i = 0; i < sizeof goals / sizeof *goals; i++)
		if (find(&all, goals[i].name))
			print_row(&all, &goals[i]);
	fflush(stdout);
	buffer_free(&all.line);
	free(linux_kernel);
	return status;
}
