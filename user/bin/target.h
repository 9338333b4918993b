/* SPDX-License-Identifier: MIT */
/* Where cp and mv put things: the last argument is a folder, or the new name of a single source. */
#pragma once

#include "user/bin/tool.h"

#include <sys/stat.h>

static inline int
is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static inline const char *
last_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL && slash[1] != '\0' ? slash + 1 : path;
}

/* Calls work(source, target) for each source. */
static inline void
each_target(int argc, char **argv, void (*work)(const char *, const char *))
{
    const char *last = argv[argc - 1];
    char target[4096];

    if (argc < 2)
        usage();
    if (!is_folder(last)) {
        if (argc > 2)
            usage();
        work(argv[0], last);
        return;
    }
    for (int i = 0; i < argc - 1; i++) {
        snprintf(target, sizeof(target), "%s/%s", last, last_name(argv[i]));
        work(argv[i], target);
    }
}
