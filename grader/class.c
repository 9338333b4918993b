/* SPDX-License-Identifier: MIT */
/* heddle class: options, then class_list, class_run, class_roll and what is made of it. */
#include "grader/class.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "grader/digest.h"
#include "grader/interrupt.h"
#include "grader/workload.h"
#include "grader/workspace.h"
#include "tools/heddle/command.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

static const char help[] =
	"usage: heddle class LAB DIR... [OPTION]...\n"
	"\n"
	"Grades every submission in the folders: each entry, a folder, tar or zip, is one.\n"
	"Uses all processors. Stopped at any point, the same command goes on: nothing is\n"
	"graded twice, nothing is lost; what has changed since is graded anew.\n"
	"\n"
	"  --out DIR      where it goes: class.csv, class.html, reports/NAME.json and .txt\n"
	"                 (default: class-LAB)\n"
	"  --shard K/N    only the Kth of N parts; the overview is written by the same\n"
	"                 command without --shard, when all parts are done\n"
	"  --compare OLD  lists every verdict that is not what it was in OLD, another --out\n"
	"  --against DIR  looks for the same object code in the submissions there, in our\n"
	"                 solution and in our right answers too\n"
	"  --seed N       the seed of all that is drawn (1)\n"
	"  --course-seed TEXT  a seed made of a text that nobody knows before the deadline;\n"
	"                 it is printed, and every loss has a command that repeats it\n"
	"  --trust        compile without a sandbox if none works here\n"
	"\n"
	"Exit status: 0 every submission has its score, 2 some could not be graded.\n";

struct options {
	const char *out, *compare, *against;
	bool trust;
	uint64_t seed;
	unsigned shard, shards;
};

static bool
read_shard(const char *text, struct options *o)
{
	char end;

	return sscanf(text, "%u/%u%c", &o->shard, &o->shards, &end) == 2 && o->shard > 0 && o->shard <= o->shards &&
	       o->shards <= 10000;
}

/* 2 to 2^32: never the seed that everybody has at home, and short enough to be typed. */
static uint64_t
seed_of(const char *text)
{
	char *digest = digest_bytes(text, strlen(text));
	uint64_t seed;

	digest[8] = '\0';
	seed = strtoull(digest, NULL, 16);
	free(digest);
	return seed < 2 ? 2 : seed;
}

/* -1: go on; else the exit status. */
static int
read_options(int argc, char **argv, struct options *o)
{
	static const struct option known[] = {
		{ "out", 1, 0, 'o' }, { "shard", 1, 0, 'k' }, { "compare", 1, 0, 'c' }, { "seed", 1, 0, 's' },
		{ "against", 1, 0, 'a' }, { "course-seed", 1, 0, 'd' }, { "trust", 0, 0, 't' }, { "help", 0, 0, 'h' }, { 0, 0, 0, 0 },
	};
	int c;

	optind = 1;
	while ((c = getopt_long(argc, argv, "o:", known, NULL)) >= 0) {
		switch (c) {
		case 'o': o->out = optarg; break;
		case 'c': o->compare = optarg; break;
		case 'a': o->against = optarg; break;
		case 'd': o->seed = seed_of(optarg); break;
		case 't': o->trust = true; break;
		case 'h': fputs(help, stdout); return 0;
		case 'k': if (read_shard(optarg, o)) break; say("--shard wants K/N, not `%s`", optarg); return 2;
		case 's': if (read_seed(optarg, &o->seed)) break; say("--seed wants a number, not `%s`", optarg); return 2;
		default: return 2;
		}
	}
	if (argc - optind >= 2)
		return -1;
	fputs(help, stderr);
	return 2;
}

static char *
add_digest(char *all, char *path)
{
	char *digest = digest_file(path), *longer = text_of("%s%s ", all, digest ? digest : "-");

	free(digest);
	free(all);
	free(path);
	return longer;
}

/* What is the same for all: the lab, its tests, what they are linked with and run on. */
static char *
material(const struct lab *lab)
{
	static const char *const parts[] = {
		"kernel.elf", "initrd.cpio", "labs/initrd.cpio", "lib/libc.a", "lib/libconc.a", "lib/libexplore.a",
		"lib/libconc-explore.a", "bin/heddle",
	};
	char *all = add_digest(text_of("%s", ""), text_of("%s/lab.yaml", lab->folder));

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		all = add_digest(all, path_in_build(parts[i]));
	for (uint32_t i = 0; i < lab->tests_count; i++) {
		char *name = text_of("labs/%s/%s/%s.o", lab->name, lab_test_folder(&lab->tests[i]), lab->tests[i].name);
		all = add_digest(all, path_in_build(name));
		free(name);
	}
	char *digest = digest_bytes(all, strlen(all));
	free(all);
	return digest;
}

/* One at a time in a folder; parts of one class beside each other.  What a killed run leaves to end has a moment for it. */
static bool
take_lock(const char *out, const char *name, int how)
{
	char *path = text_of("%s/%s", out, name);
	int fd = -1, got = -1;

	if (make_folders_for(path))
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	for (int i = 0; fd >= 0 && i < 100 && (got = flock(fd, how | LOCK_NB)) < 0; i++)
		usleep(20000);
	if (fd < 0)
		say("%s: %s", path, strerror(errno));
	else if (got < 0)
		say("another heddle class is at work in %s", out);
	free(path);
	return got == 0;
}

static bool
lock(const struct class *c)
{
	char *name = text_of(".lock-%u-of-%u", c->shard, c->shards);
	bool good = c->shards == 1 ? take_lock(c->out, ".lock", LOCK_EX) :
				     take_lock(c->out, ".lock", LOCK_SH) && take_lock(c->out, name, LOCK_EX);

	free(name);
	return good;
}

static bool
write_overview(const struct class *c, const struct options *o)
{
	json_t *references = o->against ? class_references(c, o->against) : NULL, *roll = class_roll(c, references);
	bool good = (references || !o->against) && class_csv(c, roll) && class_html(c, roll);

	if (good)
		printf("%s/class.html\n%s/class.csv\n", c->out, c->out);
	else if (references || !o->against)
		say("%s: the overview cannot be written: %s", c->out, strerror(errno));
	if (o->compare)
		good &= class_compare(roll, o->compare);
	json_decref(roll);
	json_decref(references);
	return good;
}

static int
run(struct class *c, char *const *folders, const struct options *o)
{
	struct workspace w;

	if (!class_list(c, folders) || !lock(c))
		return 2;
	if (!workspace_open(&w)) {
		say("no temporary folder can be made (disk full? TMPDIR?)");
		return 2;
	}
	c->material = material(c->lab);
	bool good = class_run(c);
	if (c->seed != 1)
		printf("graded with --seed %llu\n", (unsigned long long)c->seed);
	if (c->shards == 1)
		good &= write_overview(c, o);
	workspace_close(&w);
	return good ? 0 : 2;
}

int
cmd_class(int argc, char **argv)
{
	struct options options = { .seed = 1, .shard = 1, .shards = 1 };
	int status = read_options(argc, argv, &options);
	struct lab *lab = status < 0 ? lab_load(argv[optind], stderr) : NULL;

	if (!lab)
		return status < 0 ? 2 : status;
	interrupt_watch();
	char *out = options.out ? text_of("%s", options.out) : text_of("class-%s", lab->name);
	struct class class = { .lab = lab, .out = out, .seed = options.seed, .shard = options.shard, .shards = options.shards,
			       .sandbox = sandbox_choose(options.trust ? NULL : stderr) };
	status = class.sandbox != SANDBOX_NONE || options.trust ? run(&class, argv + optind + 1, &options) : 2;
	class_list_free(&class);
	free(class.material);
	free(out);
	lab_free(lab);
	return status;
}
