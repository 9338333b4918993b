/* SPDX-License-Identifier: MIT */
/* What ps and top read: /proc/PID/stat and /proc/PID/task/TID/stat, in Linux's formats. */
#pragma once

#include <ctype.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct procs_row {
    int pid, tid, parent, group, session, priority, nice, cpu;
    char state, name[64];
    unsigned long long ticks;       /* of CPU time, sysconf(_SC_CLK_TCK) a second */
    unsigned long long began;       /* in ticks, too, since boot */
    unsigned long long bytes;       /* of address space */
    long threads, pages;            /* pages: in memory */
    unsigned user;
};

/* The first `size` - 1 bytes of a file as text; false if it cannot be read. */
static inline bool
procs_text(const char *path, char *text, size_t size)
{
    FILE *stream = fopen(path, "r");
    size_t n = stream ? fread(text, 1, size - 1, stream) : 0;

    text[n] = '\0';
    if (stream)
        fclose(stream);
    return stream != NULL;
}

/* The name may hold blanks and brackets itself, so it ends at the last ')'. */
static inline bool
procs_parse(const char *line, struct procs_row *row)
{
    const char *open = strchr(line, '('), *close = strrchr(line, ')');
    unsigned long long user, system;

    if (open == NULL || close == NULL)
        return false;
    snprintf(row->name, sizeof(row->name), "%.*s", (int)(close - open - 1), open + 1);
    if (sscanf(close + 1, " %c %d %d %d %*d %*d %*u %*u %*u %*u %*u %llu %llu %*d %*d %d %d %ld %*d %llu %llu %ld "
               "%*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %d", &row->state,
               &row->parent, &row->group, &row->session, &user, &system, &row->priority, &row->nice, &row->threads,
               &row->began, &row->bytes, &row->pages, &row->cpu) != 13)
        return false;
    row->ticks = user + system;
    return true;
}

/* False if it has just ended.  tid 0: the process as a whole. */
static inline bool
procs_read(int pid, int tid, struct procs_row *row)
{
    char path[64], line[1024], *id;

    *row = (struct procs_row){ .pid = pid, .tid = tid ? tid : pid };
    snprintf(path, sizeof(path), "/proc/%d/status", pid);
    if (!procs_text(path, line, sizeof(line)))
        return false;
    id = strstr(line, "\nUid:");        /* real, effective */
    if (id != NULL)
        sscanf(id, " Uid: %*u %u", &row->user);
    snprintf(path, sizeof(path), tid ? "/proc/%d/task/%d/stat" : "/proc/%d/stat", pid, tid);
    return procs_text(path, line, sizeof(line)) && procs_parse(line, row);
}

/* Calls visit(number, arg) for each process (path "/proc") or thread ("/proc/7/task"). */
static inline void
procs_each(const char *path, void (*visit)(int number, void *arg), void *arg)
{
    DIR *folder = opendir(path);

    for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;)
        if (isdigit((unsigned char)entry->d_name[0]))
            visit((int)strtol(entry->d_name, NULL, 10), arg);
    if (folder)
        closedir(folder);
}

/* The user's name from /etc/passwd ("root:x:0:..."), or the number as text. */
static inline const char *
procs_user(unsigned user)
{
    static char text[4096];
    char number[16];
    int length = snprintf(number, sizeof(number), "%u", user);

    procs_text("/etc/passwd", text, sizeof(text));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        char *name_end = strchr(line, ':'), *id = name_end ? strchr(name_end + 1, ':') : NULL;

        if (id != NULL && strncmp(id + 1, number, (size_t)length) == 0 && id[1 + length] == ':') {
            *name_end = '\0';
            return line;
        }
    }
    return strcpy(text, number);
}

/* kB of a line of /proc/meminfo, such as "MemFree"; 0 if there is none. */
static inline unsigned long
procs_meminfo(const char *name)
{
    char text[4096];
    size_t length = strlen(name);

    procs_text("/proc/meminfo", text, sizeof(text));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        if (strncmp(line, name, length) == 0 && line[length] == ':')
            return strtoul(line + length + 1, NULL, 10);
    return 0;
}

/* " 13:03:03 up 13:22,  0 users,  load average: 0.31, 0.26, 0.18".  Nobody logs in here, so there is no list of users. */
static inline void
procs_print_uptime(void)
{
    char text[128], clock[16];
    time_t now = time(NULL);
    unsigned long minutes, load[3][2];

    procs_text("/proc/uptime", text, sizeof(text));
    minutes = strtoul(text, NULL, 10) / 60;
    strftime(clock, sizeof(clock), "%H:%M:%S", localtime(&now));
    printf(" %s up ", clock);
    if (minutes >= 24 * 60)
        printf("%lu day%s, ", minutes / (24 * 60), minutes >= 48 * 60 ? "s" : "");
    if (minutes % (24 * 60) < 60)
        printf("%lu min", minutes % 60);
    else
        printf("%2lu:%02lu", minutes / 60 % 24, minutes % 60);
    procs_text("/proc/loadavg", text, sizeof(text));
    if (sscanf(text, "%lu.%lu %lu.%lu %lu.%lu", &load[0][0], &load[0][1], &load[1][0], &load[1][1], &load[2][0], &load[2][1]) == 6)
        printf(",  0 users,  load average: %lu.%02lu, %lu.%02lu, %lu.%02lu", load[0][0], load[0][1], load[1][0], load[1][1],
               load[2][0], load[2][1]);
    printf("\n");
}
