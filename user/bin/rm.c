/* SPDX-License-Identifier: MIT */
/* rm: removes files; -r folders with all that is in them, -f does not mind missing ones. */
#include "user/bin/tool.h"

#include <dirent.h>
#include <sys/stat.h>

static int recursive, force;

static void remove_path(const char *path);

/* The folder is opened anew after every removal: what readdir says of a changing folder is not defined. */
static int
remove_first_entry(const char *path)
{
    char child[4096];
    DIR *folder = opendir(path);
    struct dirent *entry;

    if (folder == NULL)
        return -1;
    do
        entry = readdir(folder);
    while (entry != NULL && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    if (entry != NULL)
        snprintf(child, sizeof(child), "%s/%s", path, entry->d_name);
    closedir(folder);
    if (entry != NULL)
        remove_path(child);
    return entry != NULL;
}

static void
remove_folder(const char *path)
{
    int failures = tool.status;

    while (remove_first_entry(path) > 0)
        if (tool.status != failures)
            return;
    if (rmdir(path) < 0)
        complain(path);
}

static void
remove_path(const char *path)
{
    struct stat st;

    if (lstat(path, &st) < 0) {
        if (!force || errno != ENOENT)
            complain(path);
    } else if (S_ISDIR(st.st_mode) && recursive) {
        remove_folder(path);
    } else if (unlink(path) < 0) {
        complain(path);
    }
}

int
main(int argc, char **argv)
{
    int option;

    tool_start("rm", "[-rf] FILE...");
    while ((option = getopt(argc, argv, "rf")) != -1) {
        if (option == '?')
            usage();
        recursive |= option == 'r';
        force |= option == 'f';
    }
    if (optind == argc && !force)
        usage();
    for (int i = optind; i < argc; i++)
        remove_path(argv[i]);
    return tool_end();
}
