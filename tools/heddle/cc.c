/* SPDX-License-Identifier: MIT */
/*
 * heddle cc: an ordinary C program for the guest.  Compiling and linking is
 * tools/build/ucc.sh, the same recipe that the Makefile uses; here the words
 * are read, objects get private names, and the first failure ends it.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/heddle/command.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"
#include "tools/heddle/words.h"

enum { BAD_USE = 2 };

static const char help[] =
	"usage: heddle cc [--plain] FILE.c... -o OUT\n"
	"\n"
	"Compiles an ordinary C program (POSIX headers, pthreads) against the\n"
	"guest's library.  OUT runs by `heddle run --add OUT -- OUT`; OUT.elf\n"
	"beside it holds what gdb needs.  $CC names the compiler (gcc), $CROSS a\n"
	"prefix of the tools' names.\n"
	"OUT is for `heddle explore`, which may switch threads at each read and\n"
	"write of it and finds its data races; --plain makes it small and fast.\n"
	"\n"
	"  --plain     without scheduling points\n"
	"  -o OUT      the program\n"
	"  --help      this text\n";

struct cc_options {
	bool plain;
	char *out;
	char **files;
	int count;
};

/* 0: go on; else the exit status + 1. */
static int
read_words(struct cc_options *options, int argc, char **argv)
{
	static const struct option known[] = {
		{ "plain", no_argument, NULL, 'p' }, { "help", no_argument, NULL, 'h' }, { 0 } };
	int id;

	while ((id = getopt_long(argc, argv, ":o:", known, NULL)) != -1) {
		if (id == 'h') {
			fputs(help, stdout);
			return 0 + 1;
		}
		if (id == '?' || id == ':') {
			say(id == ':' ? "option %s wants a value (see heddle cc --help)"
			    : "unknown option %s (see heddle cc --help)", argv[optind - 1]);
			return BAD_USE + 1;
		}
		options->plain |= id == 'p';
		if (id == 'o')
			options->out = optarg;
	}
	options->files = argv + optind;
	options->count = argc - optind;
	if (options->out && options->count)
		return 0;
	say("%s (see heddle cc --help)", options->count ? "where to? -o OUT is missing" : "which files?");
	return BAD_USE + 1;
}

/* Runs ucc.sh with these words; its exit status. */
static int
run_recipe(struct words *words)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		execvp("sh", words->list);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0) {
		say("cannot start a compiler: %s", strerror(errno));
		return 1;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

static void
begin(struct words *words, const char *what)
{
	char *script = path_in_tree("tools/build/ucc.sh");

	words_add(words, "sh");
	words_add(words, "%s", script);
	words_add(words, "%s", what);
	free(script);
}

static int
compile(const char *source, const char *object, bool plain)
{
	struct words words = {0};

	begin(&words, plain ? "compile" : "explore");
	words_add(&words, "%s", source);
	words_add(&words, "%s", object);
	int status = run_recipe(&words);
	words_free(&words);
	return status;
}

static void
add_built(struct words *words, const char *name)
{
	char *path = path_in_build(name);

	words_add(words, "%s", path);
	free(path);
}

/* Compiles each file into `folder` and links; the objects' names are left in `objects`. */
static int
build(const struct cc_options *options, const char *folder, struct words *objects)
{
	struct words link = {0};
	int status = 0;

	begin(&link, "link");
	words_add(&link, "%s", options->out);
	add_built(&link, "lib/crt0.o");
	for (int i = 0; i < options->count && status == 0; i++) {
		words_add(objects, "%s/%d.o", folder, i);
		words_add(&link, "%s/%d.o", folder, i);
		status = compile(options->files[i], objects->list[i], options->plain);
	}
	add_built(&link, options->plain ? "lib/libconc.a" : "lib/libconc-explore.a");
	if (!options->plain) {
		char *wraps = path_in_build("lib/explore.wraps");

		add_built(&link, "lib/libexplore.a");
		words_add(&link, "@%s", wraps);
		free(wraps);
	}
	add_built(&link, "lib/libc.a");
	if (status == 0)
		status = run_recipe(&link);
	words_free(&link);
	return status;
}

int
cmd_cc(int argc, char **argv)
{
	struct cc_options options = {0};
	struct words objects = {0};
	const char *temporary = getenv("TMPDIR");
	int status = read_words(&options, argc, argv);

	if (status)
		return status - 1;
	char *folder = text_of("%s/heddle-cc-XXXXXX", temporary && *temporary ? temporary : "/tmp");
	char *build_folder = path_in_build("");
	setenv("HEDDLE_BUILD", build_folder, 0);
	if (!mkdtemp(folder)) {
		say("cannot make a folder %s: %s", folder, strerror(errno));
		return 1;
	}
	status = build(&options, folder, &objects);
	for (size_t i = 0; i < objects.count; i++)
		unlink(objects.list[i]);
	rmdir(folder);
	words_free(&objects);
	free(build_folder);
	free(folder);
	return status;
}
