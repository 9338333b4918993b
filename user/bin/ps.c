/* SPDX-License-Identifier: MIT */
/* ps: lists all processes, from /proc/PID/stat: "PID (NAME) STATE PPID PGRP SESSION ... THREADS(20th) ...". */
#include "user/bin/tool.h"

#include <ctype.h>
#include <dirent.h>

struct process {
    int pid, parent, group;
    long threads;
    char state;
    char name[64];
};

/* Returns the text after `count` blanks. */
static const char *
skip_fields(const char *text, int count)
{
    while (count > 0 && *text != '\0')
        if (*text++ == ' ')
            count--;
    return text;
}

/* The name may hold blanks and brackets itself, so it ends at the last ')'. */
static int
parse(const char *line, struct process *process)
{
    const char *open = strchr(line, '(');
    const char *close = strrchr(line, ')');
    size_t length;

    if (open == NULL || close == NULL || strlen(close) < 5)
        return -1;
    length = (size_t)(close - open) - 1;
    if (length >= sizeof(process->name))
        length = sizeof(process->name) - 1;
    memcpy(process->name, open + 1, length);
    process->name[length] = '\0';
    process->pid = (int)strtol(line, NULL, 10);
    process->state = close[2];
    process->parent = (int)strtol(skip_fields(close, 2), NULL, 10);
    process->group = (int)strtol(skip_fields(close, 3), NULL, 10);
    process->threads = strtol(skip_fields(close, 18), NULL, 10);
    return 0;
}

static void
print_process(const char *pid)
{
    char path[64];
    char line[512];
    struct process process;
    FILE *stream;

    snprintf(path, sizeof(path), "/proc/%s/stat", pid);
    stream = fopen(path, "r");
    if (stream == NULL)
        return; /* it has just ended */
    if (fgets(line, sizeof(line), stream) != NULL && parse(line, &process) == 0)
        printf("%5d %5d %5d %7ld %c %s\n", process.pid, process.parent, process.group, process.threads,
               process.state, process.name);
    fclose(stream);
}

int
main(int argc, char **argv)
{
    DIR *folder;
    struct dirent *entry;

    (void)argv;
    tool_start("ps", "");
    if (argc > 1)
        usage();
    folder = opendir("/proc");
    if (folder == NULL)
        die("/proc");
    puts("  PID  PPID  PGRP THREADS S NAME");
    while ((entry = readdir(folder)) != NULL)
        if (isdigit((unsigned char)entry->d_name[0]))
            print_process(entry->d_name);
    closedir(folder);
    return tool_end();
}
