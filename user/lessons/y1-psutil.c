/* SPDX-License-Identifier: MIT */
/*
 * Y1  What psutil reports: boot time, CPU times, memory, processes, users.
 *
 * Python: psutil.boot_time(), Process(pid).cpu_times(), cpu_times(), virtual_memory(), pids(), users().  To see that the
 * numbers mean something, three children do something first: one computes for so long, one sleeps as long, one fills so much
 * memory and belongs to another user.
 *
 * Look at: the CPU time of the three; how much less memory is free afterwards, and whose it is; who is there, and whose.
 *
 * Why: psutil reads files in /proc.  The kernel measures at each switch how long the thread had been on the CPU, and adds
 * that up for each process; memory counts when it is touched and not when it is asked for; the moment of booting is now
 * minus the time since.  psutil.users() reads a list that login programs keep; nobody logs in here, so the users are those
 * who have processes.
 *
 * Try: lesson y1 SECONDS MEGABYTES USER_ID
 */
#include "lesson.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include <conc/process.h>
#include <conc/semaphore.h>

static int64_t seconds;
static long megabytes, other_user;
static struct semaphore *done;

/* Who has how many processes. */
static struct user {
    long id;
    int processes;
} users[17];

static void
count_user(long id)
{
    struct user *u = users;
    while (u < &users[15] && u->processes > 0 && u->id != id) {
        u++;
    }
    *u = (struct user){ id, u->processes + 1 };
}

static void
read_text(const char *path, char *text, size_t size)
{
    int fd = open(path, O_RDONLY);
    ssize_t n = fd < 0 ? 0 : read(fd, text, size - 1);
    text[n > 0 ? n : 0] = '\0';
    close(fd);
}

/* The number after this word in a file of /proc. */
static long
number_in(const char *path, const char *word)
{
    char text[8192];
    read_text(path, text, sizeof text);
    char *at = strstr(text, word);
    return at ? strtol(at + strlen(word), NULL, 10) : 0;
}

_Noreturn static void
wait_to_be_ended(void)
{
    semaphore_release(done);
    for (;;) {
        pause();
    }
}

static int
compute(void *arg)
{
    struct timespec used = { 0 };
    (void)arg;
    while (SECONDS(used.tv_sec) + used.tv_nsec < seconds) {
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    }
    wait_to_be_ended();
}

static int
only_sleep(void *arg)
{
    (void)arg;
    conc_sleep(seconds);
    wait_to_be_ended();
}

static int
fill_memory(void *arg)
{
    size_t size = (size_t)megabytes << 20;
    (void)arg;
    char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(memory, 1, size);
    if (setuid((uid_t)other_user) < 0) {
        perror("setuid");       /* on Linux only root may */
    }
    wait_to_be_ended();
}

/* PID (NAME) STATE PPID ...: the 14th and 15th are ticks of CPU time, the 24th pages in memory. */
static void
say_process(int pid)
{
    char path[32], text[1024], *rest;
    unsigned long user = 0, kernel = 0;
    int parent = 0;
    long pages = 0;
    char state = '?';
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    read_text(path, text, sizeof text);
    rest = strrchr(text, ')');
    if (!rest) {
        return;         /* it has just ended */
    }
    sscanf(rest + 1, " %c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %*d %*d %*d %*d %*d %*d %*u %*u %ld", &state, &parent,
           &user, &kernel, &pages);
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    count_user(number_in(path, "Uid:"));
    printf("@process pid=%d ppid=%d state=%c user=%ld cpu_ms=%ld kb=%ld\n", pid, parent, state, number_in(path, "Uid:"),
           (long)(user + kernel) * 1000 / sysconf(_SC_CLK_TCK), pages * sysconf(_SC_PAGESIZE) / 1024);
}

static void
say_processes(void)
{
    DIR *folder = opendir("/proc");
    for (struct dirent *d; (d = readdir(folder)) != NULL;) {
        if (isdigit((unsigned char)d->d_name[0])) {
            say_process(atoi(d->d_name));
        }
    }
    closedir(folder);
    for (struct user *u = users; u->processes > 0; u++) {
        printf("@user id=%ld processes=%d\n", u->id, u->processes);
    }
}

static void
say_boot_time(void)
{
    char text[32];
    time_t boot = number_in("/proc/stat", "btime "), now = time(NULL);
    strftime(text, sizeof text, "%Y-%m-%d_%H:%M:%S", localtime(&boot));
    printf("@boot_time epoch=%ld text=%s now=%ld uptime_s=%ld\n", (long)boot, text, (long)now, number_in("/proc/uptime", ""));
}

int
main(int argc, char **argv)
{
    static int (*const targets[])(void *) = { compute, only_sleep, fill_memory };
    struct process *p[3];
    seconds = arg_seconds(argc, argv, 1, "0.1");
    megabytes = arg_number(argc, argv, 2, 8);
    other_user = arg_number(argc, argv, 3, 1000);
    lesson_begin();
    done = mmap(NULL, sizeof *done, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    semaphore_init(done, 0);
    say_boot_time();

    long busy = number_in("/proc/stat", "cpu "), available = number_in("/proc/meminfo", "MemFree:");
    for (int i = 0; i < 3; i++) {
        p[i] = process_new(targets[i], NULL);
        process_start(p[i]);
    }
    for (int i = 0; i < 3; i++) {
        semaphore_acquire(done);
    }
    printf("@cpus busy_ms=%ld\n", (number_in("/proc/stat", "cpu ") - busy) * 1000 / sysconf(_SC_CLK_TCK));
    printf("@memory total_kb=%ld free_kb=%ld less_kb=%ld\n", number_in("/proc/meminfo", "MemTotal:"),
           number_in("/proc/meminfo", "MemFree:"), available - number_in("/proc/meminfo", "MemFree:"));
    printf("@children computes=%d sleeps=%d fills=%d\n", process_pid(p[0]), process_pid(p[1]), process_pid(p[2]));
    say_processes();
    for (int i = 0; i < 3; i++) {
        process_kill(p[i]);
        process_join(p[i]);
    }
}
