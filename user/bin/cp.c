/* SPDX-License-Identifier: MIT */
/* cp: copies files, keeping their mode; with -r folders and all that is in them. */
#include "user/bin/target.h"

#include <dirent.h>
#include <fcntl.h>

static int recursive;

static void copy(const char *from, const char *to);

static void
copy_folder(const char *from, const char *to, mode_t mode)
{
    char source[4096], target[4096];
    DIR *folder = opendir(from);
    struct dirent *entry;

    if (folder == NULL) {
        complain(from);
        return;
    }
    if (mkdir(to, mode & 0777) < 0 && !is_folder(to)) {
        complain(to);
        closedir(folder);
        return;
    }
    while ((entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(source, sizeof(source), "%s/%s", from, entry->d_name);
        snprintf(target, sizeof(target), "%s/%s", to, entry->d_name);
        copy(source, target);
    }
    closedir(folder);
}

static void
copy_file(const char *from, const char *to, mode_t mode)
{
    int in = open(from, O_RDONLY);
    int out;

    if (in < 0) {
        complain(from);
        return;
    }
    out = open(to, O_WRONLY | O_CREAT | O_TRUNC, mode & 0777);
    if (out < 0 || copy_all(in, out) < 0)
        complain(to);
    if (out >= 0 && close(out) < 0)
        complain(to);
    close(in);
}

static int
same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static void
copy(const char *from, const char *to)
{
    struct stat source, target;

    if (stat(from, &source) < 0) {
        complain(from);
    } else if (stat(to, &target) == 0 && same_file(&source, &target)) {
        errno = EINVAL;
        complain(to);
    } else if (!S_ISDIR(source.st_mode)) {
        copy_file(from, to, source.st_mode);
    } else if (recursive) {
        copy_folder(from, to, source.st_mode);
    } else {
        errno = EISDIR;
        complain(from);
    }
}

int
main(int argc, char **argv)
{
    int option;

    tool_start("cp", "[-r] FILE... TARGET");
    while ((option = getopt(argc, argv, "r")) != -1) {
        if (option == '?')
            usage();
        recursive = 1;
    }
    each_target(argc - optind, argv + optind, copy);
    return tool_end();
}
