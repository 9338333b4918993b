/* SPDX-License-Identifier: MIT */
/* ps: lists processes, or with -L their threads, in the columns that are named, headed as on Linux.  All processes, with -e or
 * without, unless -p names some. */
#include "user/bin/tool.h"

#include "user/bin/procs.h"

static const char *columns = "pid,ppid,pgid,nlwp,s,time,comm", *only;
static bool threads;

static char text[256];

static const char *
as_number(long long n)
{
    snprintf(text, sizeof(text), "%lld", n);
    return text;
}

static const char *
cpu_time(const struct procs_row *r)
{
    unsigned long s = (unsigned long)(r->ticks / (unsigned long long)sysconf(_SC_CLK_TCK));

    snprintf(text, sizeof(text), "%02lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
    return text;
}

/* The text of one file of the process or thread, its zeroes as blanks; `otherwise` if there is none. */
static const char *
file_text(const struct procs_row *r, const char *name, const char *otherwise)
{
    char path[64], line[sizeof(text)];
    FILE *stream;
    size_t n = 0;

    snprintf(path, sizeof(path), r->tid != r->pid ? "/proc/%d/task/%d/%s" : "/proc/%d%.0d/%s", r->pid,
             r->tid != r->pid ? r->tid : 0, name);
    stream = fopen(path, "r");
    if (stream != NULL) {
        n = fread(line, 1, sizeof(line) - 1, stream);
        fclose(stream);
    }
    while (n > 0 && (line[n - 1] == '\0' || line[n - 1] == '\n'))
        n--;
    for (size_t i = 0; i < n; i++)
        text[i] = line[i] ? line[i] : ' ';
    text[n] = '\0';
    return n ? text : otherwise;
}

static const char *
wait_channel(const struct procs_row *r)
{
    const char *word = file_text(r, "wchan", "-");
    return strcmp(word, "0") == 0 ? "-" : word;
}

/* Name, heading and width (negative: to the left); the text of a row. */
#define COLUMNS(X) \
    X(pid, "PID", 5, as_number(r->pid)) \
    X(lwp, "LWP", 5, as_number(r->tid)) \
    X(ppid, "PPID", 5, as_number(r->parent)) \
    X(pgid, "PGID", 5, as_number(r->group)) \
    X(sid, "SID", 5, as_number(r->session)) \
    X(user, "USER", -8, procs_user(r->user)) \
    X(nlwp, "NLWP", 4, as_number(r->threads)) \
    X(ni, "NI", 3, as_number(r->nice)) \
    X(s, "S", 1, (text[0] = r->state, text[1] = '\0', text)) \
    X(psr, "PSR", 3, as_number(r->cpu)) \
    X(stat, "STAT", -4, (text[0] = r->state, text[1] = '\0', text)) \
    X(time, "TIME", 8, cpu_time(r)) \
    X(vsz, "VSZ", 6, as_number((long long)(r->bytes / 1024))) \
    X(rss, "RSS", 5, as_number(r->pages * sysconf(_SC_PAGESIZE) / 1024)) \
    X(wchan, "WCHAN", -6, wait_channel(r)) \
    X(comm, "COMMAND", -15, r->name) \
    X(args, "COMMAND", -27, file_text(r, "cmdline", r->name))

/* One cell: the heading where there is no row.  The last of a line is not filled up. */
static void
print_cell(const char *name, size_t length, const struct procs_row *r, bool last)
{
#define CELL(column, heading, width, value) \
    if (length == strlen(#column) && strncmp(name, #column, length) == 0) { \
        printf("%*s%s", last && (width) < 0 ? 0 : (width), r ? (value) : (heading), last ? "\n" : " "); \
        return; \
    }
    COLUMNS(CELL)
    fprintf(stderr, "ps: no such column: %.*s\n", (int)length, name);
    exit(1);
}

static void
print_row(const struct procs_row *r)
{
    for (const char *c = columns; *c != '\0';) {
        size_t length = strcspn(c, ",");

        print_cell(c, length, r, c[length] == '\0');
        c += length + (c[length] == ',');
    }
}

static bool
is_wanted(int pid)
{
    for (const char *p = only; p != NULL && *p != '\0'; p += strcspn(p, ","), p += *p == ',')
        if (strtol(p, NULL, 10) == pid)
            return true;
    return only == NULL;
}

static void
print_thread(int tid, void *pid)
{
    struct procs_row row;

    if (procs_read(*(int *)pid, tid, &row))
        print_row(&row);
}

static void
print_process(int pid, void *found)
{
    struct procs_row row;
    char path[64];

    if (!is_wanted(pid) || !procs_read(pid, 0, &row))
        return;
    *(bool *)found = true;
    snprintf(path, sizeof(path), "/proc/%d/task", pid);
    if (threads && row.state != 'Z')
        procs_each(path, print_thread, &pid);
    else
        print_row(&row);
}

int
main(int argc, char **argv)
{
    bool found = false;
    int option;

    tool_start("ps", "[-eL] [-p PID[,PID]...] [-o COLUMN[,COLUMN]...]");
    while ((option = getopt(argc, argv, "eLp:o:")) != -1)
        switch (option) {
        case 'e': break;
        case 'L': threads = true; columns = "pid,lwp,s,time,comm"; break;
        case 'p': only = optarg; break;
        case 'o': columns = optarg; break;
        default: usage();
        }
    if (optind < argc)
        usage();
    print_row(NULL);
    procs_each("/proc", print_process, &found);
    tool.status |= !found;
    return tool_end();
}
