/* SPDX-License-Identifier: MIT */
/* See session.h. */
#include "tools/heddle/session.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

static void
remove_in(const char *folder, const char *name)
{
	char *path = text_of("%s/%s", folder, name);

	unlink(path);
	free(path);
}

void
session_close(char *folder)
{
	if (!folder)
		return;
	remove_in(folder, "gdb.sock");
	remove_in(folder, "kernel.elf");
	rmdir(folder);
	free(folder);
}

static void
sweep(const char *all)
{
	DIR *directory = opendir(all);
	struct dirent *entry;

	while (directory && (entry = readdir(directory))) {
		pid_t pid = atoi(entry->d_name);
		if (pid > 0 && kill(pid, 0) < 0 && errno == ESRCH)
			session_close(text_of("%s/%s", all, entry->d_name));
	}
	if (directory)
		closedir(directory);
}

static void
link_kernel(const char *folder, const char *kernel)
{
	char *from = kernel ? path_absolute(kernel) : path_in_build("kernel.elf");
	char *to = text_of("%s/kernel.elf", folder);

	if (!from || symlink(from, to) < 0)
		say("cannot leave a link to the kernel for gdb in %s", folder);
	free(to);
	free(from);
}

char *
session_open(const char *kernel)
{
	char *all = path_in_build("run");
	char *folder = text_of("%s/%d", all, (int)getpid());

	mkdir(all, 0777);
	sweep(all);
	if (mkdir(folder, 0700) < 0) {
		free(folder);
		folder = NULL;
	} else {
		link_kernel(folder, kernel);
	}
	free(all);
	return folder;
}
