/* SPDX-License-Identifier: MIT */
/* See sandbox.h. */
#include "grader/sandbox.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "grader/defence.h"
#include "tools/heddle/words.h"

enum {
	CPU_SECONDS = 20,
	WALL_SECONDS = 120,
	MEMORY_BYTES = 1 << 30,
	FILE_BYTES = 64 << 20,
	OUTPUT_BYTES = 16 << 20,
};

static void
limit(int what, rlim_t value)
{
	struct rlimit both = { value, value };

	setrlimit((__rlimit_resource_t)what, &both);
}

void
sandbox_limits(void)
{
	limit(RLIMIT_CPU, defended("compile-time") ? CPU_SECONDS : RLIM_INFINITY);
	limit(RLIMIT_AS, defended("compile-memory") ? MEMORY_BYTES : RLIM_INFINITY);
	limit(RLIMIT_FSIZE, defended("compile-file") ? FILE_BYTES : RLIM_INFINITY);
	limit(RLIMIT_CORE, 0);
}

static void
confine_limits(void *ctx)
{
	(void)ctx;
	sandbox_limits();
}

static void
bind(struct words *argv, const char *how, const char *folder)
{
	words_split(argv, how);
	words_add(argv, "%s", folder);
	words_add(argv, "%s", folder);
}

/* Toolchain only: programs and their libraries, no headers of the host, no home, no tree. */
static void
add_toolchain(struct words *argv)
{
	static const char *const folders[] = {
		"/usr/bin", "/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/local/bin", "/etc/alternatives",
	};
	static const char *const links[] = { "bin", "lib", "lib64" };

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		bind(argv, "--ro-bind-try", folders[i]);
	for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
		words_split(argv, "--symlink");
		words_add(argv, "usr/%s", links[i]);
		words_add(argv, "/%s", links[i]);
	}
}

static void
bwrap_command(const struct sandbox_job *job, struct words *argv)
{
	words_split(argv, "bwrap --unshare-all --die-with-parent --new-session --cap-drop ALL");
	words_split(argv, "--clearenv --setenv PATH /usr/bin:/usr/local/bin --setenv LC_ALL C --proc /proc --dev /dev");
	words_split(argv, "--tmpfs /tmp");
	add_toolchain(argv);
	for (const char *const *r = job->readable; r && *r; r++)
		bind(argv, "--ro-bind", *r);
	bind(argv, "--ro-bind", job->folder);
	bind(argv, "--bind", job->writable);
	words_split(argv, "--chdir");
	words_add(argv, "%s", job->folder);
	words_split(argv, "--");
	for (char *const *w = job->argv; *w; w++)
		words_add(argv, "%s", *w);
}

static bool
bwrap_works(void)
{
	char *const nothing[] = { "true", NULL };
	struct sandbox_job job = { .argv = nothing, .folder = "/usr", .writable = "/tmp" };
	struct process_end end;
	bool good = sandbox_run(SANDBOX_BWRAP, &job, &end) && process_succeeded(&end);

	buffer_free(&end.output);
	return good;
}

enum sandbox
sandbox_choose(FILE *why)
{
	const char *wanted = getenv("HEDDLE_SANDBOX");

	if (!defended("compile-root"))
		return SANDBOX_NONE;
	if ((!wanted || strcmp(wanted, "bwrap") == 0) && bwrap_works())
		return SANDBOX_BWRAP;
	if ((!wanted || strcmp(wanted, "landlock") == 0) && landlock_works())
		return SANDBOX_LANDLOCK;
	if (why)
		fputs("no sandbox to compile in: bubblewrap does not run here (user namespaces refused, or not installed)\n"
	      "and this kernel has no Landlock; --trust compiles without one, for code that you wrote yourself\n", why);
	return SANDBOX_NONE;
}

const char *
sandbox_name(enum sandbox sandbox)
{
	static const char *const names[] = { "none", "bubblewrap", "landlock" };

	return names[sandbox];
}

/* Did bubblewrap itself fail?  No compiler and no linker begins its output so. */
static bool
bwrap_failed(const struct process_end *end)
{
	return !process_succeeded(end) && strncmp(buffer_text(&end->output), "bwrap: ", 7) == 0;
}

bool
sandbox_run(enum sandbox sandbox, const struct sandbox_job *job, struct process_end *end)
{
	struct process p = {
		.argv = job->argv,
		.folder = job->folder,
		.confine = confine_limits,
		.output_limit = defended("compile-output") ? OUTPUT_BYTES : 1 << 30,
		.seconds = WALL_SECONDS,
	};
	struct words argv = { 0 };

	if (sandbox == SANDBOX_BWRAP) {
		bwrap_command(job, &argv);
		p.argv = argv.list;
	} else if (sandbox == SANDBOX_LANDLOCK) {
		p.confine = landlock_confine;
		p.ctx = (void *)job;
	}
	bool started = process_run(&p, end);
	words_free(&argv);
	return started && !(sandbox == SANDBOX_BWRAP && bwrap_failed(end));
}
