/* SPDX-License-Identifier: MIT */
/* top: who has the CPUs.  Every SECONDS the processes, the busiest since the time before first; the first time since they
 * began.  -b: one below the other, for files and pipes. */
#include "user/bin/tool.h"

#include "user/bin/procs.h"

#define MOST 512

struct shot {
    int count;
    double busy, idle;          /* ticks of all CPUs since boot */
    double uptime;              /* seconds */
    struct procs_row row[MOST];
    double share[MOST];         /* percent of one CPU */
};

static struct shot shots[2];

static void
add_process(int pid, void *arg)
{
    struct shot *s = arg;

    if (s->count < MOST && procs_read(pid, 0, &s->row[s->count]))
        s->count++;
}

static void
take(struct shot *s)
{
    unsigned long long user = 0, nice = 0, system = 0, idle = 0;
    char text[4096];

    s->count = 0;
    procs_each("/proc", add_process, s);
    procs_text("/proc/uptime", text, sizeof(text));
    s->uptime = strtod(text, NULL);
    procs_text("/proc/stat", text, sizeof(text));
    sscanf(text, "cpu %llu %llu %llu %llu", &user, &nice, &system, &idle);
    s->busy = (double)(user + nice + system);
    s->idle = (double)idle;
}

/* Its ticks at the shot before, and the seconds since. */
static double
ticks_before(const struct shot *before, const struct shot *now, const struct procs_row *r, double *seconds)
{
    *seconds = now->uptime - before->uptime;
    for (int i = 0; i < before->count; i++)
        if (before->row[i].pid == r->pid && before->row[i].began == r->began)
            return (double)before->row[i].ticks;
    *seconds = now->uptime - (double)r->began / (double)sysconf(_SC_CLK_TCK);
    return 0;
}

static void
compute_shares(const struct shot *before, struct shot *now)
{
    for (int i = 0; i < now->count; i++) {
        double seconds, then = ticks_before(before, now, &now->row[i], &seconds);
        double used = ((double)now->row[i].ticks - then) / (double)sysconf(_SC_CLK_TCK);

        now->share[i] = seconds > 0.005 ? 100 * used / seconds : 0;
    }
}

static int
count_state(const struct shot *s, char state)
{
    int n = 0;

    for (int i = 0; i < s->count; i++)
        n += s->row[i].state == state;
    return n;
}

static void
print_head(const struct shot *before, const struct shot *s)
{
    double busy = s->busy - before->busy, all = busy + s->idle - before->idle;
    int running = count_state(s, 'R'), stopped = count_state(s, 'T'), zombie = count_state(s, 'Z');

    printf("top -");
    procs_print_uptime();
    printf("Tasks: %3d total, %3d running, %3d sleeping, %3d stopped, %3d zombie\n", s->count, running,
           s->count - running - stopped - zombie, stopped, zombie);
    printf("%%Cpu(s): %5.1f us, %5.1f id\n", all > 0 ? 100 * busy / all : 0, all > 0 ? 100 - 100 * busy / all : 0);
    printf("KiB Mem : %8lu total, %8lu free, %8lu used\n\n", procs_meminfo("MemTotal"), procs_meminfo("MemFree"),
           procs_meminfo("MemTotal") - procs_meminfo("MemAvailable"));
    printf("  PID USER      PR  NI    VIRT    RES S  %%CPU  %%MEM     TIME+ COMMAND\n");
}

static void
print_row(const struct procs_row *r, double share)
{
    unsigned long long kb = (unsigned long long)r->pages * (unsigned long long)sysconf(_SC_PAGESIZE) / 1024;
    unsigned long long hundredths = r->ticks * 100 / (unsigned long long)sysconf(_SC_CLK_TCK);

    printf("%5d %-8s %3d %3d %7llu %6llu %c %5.1f %5.1f %3llu:%02llu.%02llu %s\n", r->pid, procs_user(r->user), r->priority, r->nice,
           r->bytes / 1024, kb, r->state, share, 100.0 * (double)kb / (double)(procs_meminfo("MemTotal") + 1),
           hundredths / 6000, hundredths / 100 % 60, hundredths % 100, r->name);
}

static void
print_shot(const struct shot *before, struct shot *now)
{
    compute_shares(before, now);
    print_head(before, now);
    for (int n = 0; n < now->count; n++) {
        int most = 0;

        for (int i = 1; i < now->count; i++)
            if (now->share[i] > now->share[most] || (now->share[i] == now->share[most] && now->row[i].pid < now->row[most].pid))
                most = i;
        print_row(&now->row[most], now->share[most]);
        now->share[most] = -1;
        now->row[most].pid = -now->row[most].pid;
    }
    for (int i = 0; i < now->count; i++)
        now->row[i].pid = -now->row[i].pid;
    fflush(stdout);
}

int
main(int argc, char **argv)
{
    bool batch = false;
    long times = -1;
    double seconds = 3;
    int option;

    tool_start("top", "[-b] [-d SECONDS] [-n TIMES]");
    while ((option = getopt(argc, argv, "bd:n:")) != -1)
        switch (option) {
        case 'b': batch = true; break;
        case 'd': seconds = strtod(optarg, NULL); break;
        case 'n': times = number(optarg); break;
        default: usage();
        }
    if (optind < argc)
        usage();
    for (long i = 0; i != times; i++) {
        struct shot *now = &shots[i % 2];

        if (i > 0)
            usleep((useconds_t)(seconds * 1e6));
        take(now);
        fputs(batch ? i > 0 ? "\n" : "" : "\033[H\033[J", stdout);
        print_shot(&shots[(i + 1) % 2], now);
    }
    return tool_end();
}
