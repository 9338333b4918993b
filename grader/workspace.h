/* SPDX-License-Identifier: MIT */
/*
 * One temporary folder per grading; gone when the grading ends, however it
 * ends.
 *
 *     src/    what the compiler sees: the submission and the headers allowed
 *     in/     an archive unpacked
 *     out/    objects, programs, the kernel
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct workspace {
	char *folder;
};

bool workspace_open(struct workspace *w);
/* In this folder, which is made if need be: for what may be too much for a /tmp. */
bool workspace_open_in(struct workspace *w, const char *base);
void workspace_close(struct workspace *w);
/* Closes all that are open in this process: for Ctrl-C. */
void workspace_close_all(void);

/* FOLDER/NAME, the caller's to free. */
char *workspace_path(const struct workspace *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Makes every folder that `path` lies in. */
bool make_folders_for(const char *path);
/* Copies a regular file, making folders on the way. */
bool copy_file(const char *from, const char *to);
bool write_file(const char *path, const void *bytes, size_t size);
/* The same, whole and on the disk or not at all, whatever happens meanwhile. */
bool write_whole(const char *path, const void *bytes, size_t size);
void remove_tree(const char *path);
