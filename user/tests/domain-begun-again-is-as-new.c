/* SPDX-License-Identifier: MIT */
/* A program that runs under one schedule after the other with the same output is begun again in the domain that it left. What
 * it sees there, of memory, numbers, clocks, counts, /proc and chance, under schedules that look at it and that do not, is
 * what it sees in a new one, which it has whenever the output is another file; and so is what the schedule tells. */
#include "domain.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>

#define SCHEDULES 20
#define ROUNDING  0x6000 /* in mxcsr: towards zero */

static int counter, looked, filled[3000], zero[30000];
static char shielded[4096] __attribute__((aligned(4096)));
static double real = 1;
static char *text;
static volatile sig_atomic_t caught;

static void
on_signal(int signo)
{
    caught = signo;
}

static void
show_file(const char *path)
{
    char bytes[4096];
    int fd = (int)CHECK_OK(open(path, O_RDONLY));
    ssize_t n = CHECK_OK(read(fd, bytes, sizeof(bytes) - 1));

    bytes[n] = '\0';
    printf("%s %s\n", path, bytes);
    close(fd);
}

/* Calls that a domain which saw them is not begun again for. */
static void
look_around(void)
{
    struct heddle_counters c;
    struct rusage usage;
    struct stat st;
    uint64_t chance;

    show_file("/proc/self/maps");
    show_file("/proc/self/status");
    show_file("/proc/self/stat");
    show_file("/proc/1/stat");
    show_file("/proc/meminfo");
    CHECK_OK(getrusage(RUSAGE_SELF, &usage));
    CHECK_OK(heddle_counters(&c));
    CHECK_EQ(getrandom(&chance, sizeof(chance), 0), sizeof(chance));
    close((int)CHECK_OK(open("/tmp/new", O_CREAT | O_WRONLY, 0600)));
    CHECK_OK(stat("/tmp/new", &st));
    printf("%ld %ld frames %lu tables %lu heap %lu objects %lu chance %lx inode %lu\n", usage.ru_minflt, usage.ru_utime.tv_usec,
           c.frames, c.page_tables, c.heap, c.objects, chance, (unsigned long)st.st_ino);
    raise(SIGUSR1);
    printf("caught %d\n", (int)caught);
}

static void *
race(void *name)
{
    int local[500] = { counter };
    char *mine = malloc(5000 + 3000 * (size_t)counter);
    uint32_t rounding;

    __asm__ volatile("stmxcsr %0" : "=m"(rounding)); /* of who began it */
    CHECK_EQ(rounding & ROUNDING, ROUNDING);

    sched_yield();
    counter = local[0] + 1;
    sched_yield();
    real = real * 1.5 + counter;
    filled[counter] += 7;
    zero[4000 * counter] = counter;
    shielded[counter]++;
    CHECK_OK(mprotect(shielded, sizeof(shielded), PROT_READ));
    CHECK_OK(mprotect(shielded, sizeof(shielded), PROT_READ | PROT_WRITE));
    if (counter == 2) {
        char *area = mmap(NULL, 40000, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

        memset(area, 'x', 10000);
        printf("%s area %p\n", (char *)name, (void *)area);
        sbrk(100000);
    }
    snprintf(text, 20, "%s was last", (char *)name);
    printf("%s at %p has %p, %d, break %lx\n", (char *)name, (void *)local, (void *)mine, counter, syscall(SYS_brk, 0));
    return NULL;
}

static int
inside(void)
{
    pthread_t threads[3];
    struct timespec t;
    char *names[] = { "a", "b", "c" };
    uint32_t rounding = ROUNDING | 0x1f80;

    __asm__ volatile("ldmxcsr %0" ::"m"(rounding));
    text = strdup("nobody was last yet");
    filled[0] = 5;
    shielded[0] = 1;
    real += 0.25;
    signal(SIGUSR1, on_signal);
    for (int i = 0; i < 3; i++)
        CHECK_EQ(pthread_create(&threads[i], NULL, race, names[i]), 0);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    if (counter == 1)
        look_around();
    clock_gettime(CLOCK_REALTIME, &t);
    __asm__ volatile("stmxcsr %0" : "=m"(rounding));
    printf("%x %d %f %s %d %d %d %d %ld.%ld %d\n", rounding, counter, real, text, filled[0], filled[1], zero[4000], shielded[1], (long)t.tv_sec,
           t.tv_nsec, looked++);
    return 0;
}

static struct seen {
    char text[sizeof(domain_text)];
    struct heddle_choice choices[DOMAIN_ROOM];
    struct heddle_schedule schedule;
    int status;
} seen[SCHEDULES];

/* In the domain of the last one, if that can be. */
static void
run_again(char *program, int output, struct seen *s)
{
    char *argv[] = { program, "inside", NULL };

    s->schedule.choices = s->choices;
    s->schedule.room = DOMAIN_ROOM;
    CHECK_OK(ftruncate(output, 0));
    CHECK_OK(lseek(output, 0, SEEK_SET));
    s->status = (int)CHECK_OK(heddle_domain_run(program, argv, &s->schedule, output, 1));
    CHECK_OK(pread(output, s->text, sizeof(s->text) - 1, 0));
}

static void
compare(const struct seen *s, const struct heddle_schedule *now, int status)
{
    size_t at = 0;

    while (s->text[at] && s->text[at] == domain_text[at])
        at++;
    if (s->text[at] != domain_text[at])
        fprintf(stderr, "schedule %lu, again: %.60s\nnew: %.60s\n", (unsigned long)now->seed, s->text + at, domain_text + at);
    CHECK(strcmp(s->text, domain_text) == 0);
    CHECK_EQ(s->status, status);
    CHECK_EQ(s->schedule.points, now->points);
    CHECK_EQ(s->schedule.switches, now->switches);
    CHECK_EQ(s->schedule.verdict, now->verdict);
    CHECK_EQ(s->schedule.steps, now->steps);
    CHECK_EQ(s->schedule.made, now->made);
    CHECK(memcmp(s->choices, domain_choices, now->made * sizeof(domain_choices[0])) == 0);
}

int
main(int argc, char **argv)
{
    int output, looked_around = 0, status;

    if (argc > 1)
        return inside();
    output = (int)CHECK_OK(memfd_create("output", 0));
    CHECK_EQ(write(output, argv[0], 1), 1); /* who writes first is charged with its list of pages */
    for (int i = 0; i < SCHEDULES; i++) {
        seen[i].schedule = random_schedule((unsigned long)i + 1);
        run_again(argv[0], output, &seen[i]);
    }
    for (int i = 0; i < SCHEDULES; i++) {
        struct heddle_schedule s = random_schedule((unsigned long)i + 1);

        status = run_domain(argv[0], &s);
        compare(&seen[i], &s, status);
        looked_around += strstr(domain_text, "chance") != NULL;
    }
    CHECK(looked_around > 0 && looked_around < SCHEDULES / 2);
    return 0;
}
