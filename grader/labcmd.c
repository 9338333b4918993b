/* SPDX-License-Identifier: MIT */
/* heddle lab: for the authors of labs. */
#include <stdlib.h>
#include <string.h>

#include "grader/interrupt.h"
#include "grader/judge.h"
#include "grader/labcheck.h"
#include "grader/labnew.h"
#include "tools/heddle/command.h"
#include "tools/heddle/say.h"

static const char help[] =
	"usage: heddle lab check LAB [VARIANT] [--all]\n"
	"       heddle lab new NN-name FILE.c...\n"
	"       heddle lab judge MODEL|LAB TEST <HISTORY\n"
	"\n"
	"check: does the lab hold what it says?  The solution and each right variant\n"
	"       get full marks, starter and trivial bodies nothing, each wrong answer\n"
	"       fails what it names.  --all: every test and seed, not the short check.\n"
	"new:   makes labs/NN-name for a lab in which students write these files of\n"
	"       the tree; then `lab check` says step by step what is missing.\n"
	"judge: judges a history as a test prints it when it runs on Linux: by a model,\n"
	"       or as that test of a lab, which also says what must be in it.\n";

static int
check(int argc, char **argv)
{
	const char *names[2] = { NULL, NULL };
	int count = 0;
	bool all = false;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--all") == 0)
			all = true;
		else if (count++ < 2)
			names[count - 1] = argv[i];
	}
	struct lab *lab = count == 1 || count == 2 ? lab_load(names[0], stderr) : NULL;

	if (count != 1 && count != 2)
		fputs(help, stderr);
	if (!lab)
		return 2;
	interrupt_watch();
	enum sandbox sandbox = sandbox_choose(stderr);
	int status = sandbox == SANDBOX_NONE ? 2 : lab_check(lab, names[1], all, sandbox);
	lab_free(lab);
	return status;
}

/* A history from standard input. */
static int
judge_as(const struct lab_test *test)
{
	bool gave_up = false;
	char about[NAME_MOST] = "";
	struct finding f = { stdout, stdout, stdout, about, &gave_up };
	struct workload w;
	struct history h = { 0 };
	char *line = NULL;
	size_t room = 0;

	workload_draw(&w, 1, 1 << 18);
	while (getline(&line, &room, stdin) > 0) {
		line[strcspn(line, "\n")] = '\0';
		history_take(&h, line);
	}
	bool good = judge_history(test, &h, &w, &f);
	puts(gave_up ? "\ntoo many orders to try" : good ? "pass" : "\nfail");
	free(line);
	workload_free(&w);
	history_clear(&h);
	return good ? 0 : 1;
}

static int
judge(int argc, char **argv)
{
	struct lab_test by_model = { .name = "history", .model = argc == 2 ? argv[1] : "" };
	struct lab *lab = argc == 3 ? lab_load(argv[1], stderr) : NULL;
	const struct lab_test *test = lab ? lab_test_named(lab, argv[2]) : &by_model;
	bool known = test && test->model && judge_knows(test->model);
	int status = known ? judge_as(test) : 2;

	if (!known)
		fputs(help, stderr);
	if (lab)
		lab_free(lab);
	return status;
}

int
cmd_lab(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "check") == 0)
		return check(argc - 1, argv + 1);
	if (argc > 1 && strcmp(argv[1], "judge") == 0)
		return judge(argc - 1, argv + 1);
	if (argc >= 4 && strcmp(argv[1], "new") == 0)
		return lab_new(argv[2], argv + 3, (size_t)argc - 3);
	bool wanted = argc > 1 && strcmp(argv[1], "--help") == 0;
	fputs(help, wanted ? stdout : stderr);
	return wanted ? 0 : 2;
}
