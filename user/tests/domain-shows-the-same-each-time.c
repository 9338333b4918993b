/* SPDX-License-Identifier: MIT */
/* What a program in a domain can see (numbers, clocks, entropy, addresses, who comes when) is a function of its schedule:
 * the same the first time, after other schedules, and when the choices are replayed. */
#include "domain.h"

#include <pthread.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>

static void
show_time(const char *who, clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    printf("%s clock %d %ld.%09ld\n", who, (int)clock, (long)t.tv_sec, t.tv_nsec);
}

static void *
look(void *name)
{
    struct timespec nap = { 0, 1500 };
    struct stat st;
    uint64_t chance;

    for (int i = 0; i < 3; i++) {
        printf("%s %d at %p\n", (char *)name, (int)gettid(), (void *)&chance);
        show_time(name, CLOCK_MONOTONIC);
        show_time(name, CLOCK_REALTIME);
        nanosleep(&nap, NULL);
    }
    CHECK_EQ(getrandom(&chance, sizeof(chance), 0), sizeof(chance));
    close((int)CHECK_OK(open((char *)name, O_CREAT | O_WRONLY, 0600)));
    CHECK_OK(stat(name, &st));
    printf("%s %lx inode %lu\n", (char *)name, (long)chance, (long)st.st_ino);
    return NULL;
}

static int
look_around(void)
{
    char *names[] = { "/tmp/a", "/tmp/b", "/tmp/c" };
    pthread_t threads[3];
    int ends[2];
    pid_t child;
    char byte;

    CHECK_OK(pipe(ends));
    child = fork();
    if (child == 0) {
        show_time("child", CLOCK_MONOTONIC);
        fflush(stdout);
        CHECK_EQ(write(ends[1], "x", 1), 1);
        _exit(7);
    }
    for (int i = 0; i < 3; i++)
        CHECK_EQ(pthread_create(&threads[i], NULL, look, names[i]), 0);
    CHECK_EQ(read(ends[0], &byte, 1), 1);
    printf("child %d of %d\n", (int)child, (int)getpid());
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    CHECK_EQ(wait_status(child), 7 << 8);
    show_time("end", CLOCK_MONOTONIC);
    return 0;
}

int
main(int argc, char **argv)
{
    static char first[sizeof(domain_text)];
    struct heddle_schedule s;
    bool differs = false;

    if (argc > 1)
        return look_around();
    s = random_schedule(11);
    CHECK_EQ(run_domain(argv[0], &s), 0);
    memcpy(first, domain_text, sizeof(first));
    CHECK(strstr(first, "end clock") != NULL);
    for (unsigned long seed = 20; seed < 30; seed++) {
        s = random_schedule(seed);
        CHECK_EQ(run_domain(argv[0], &s), 0);
        differs |= strcmp(first, domain_text) != 0;
    }
    CHECK(differs);
    s = random_schedule(11);
    CHECK_EQ(run_domain(argv[0], &s), 0);
    CHECK(strcmp(first, domain_text) == 0);
    CHECK(s.made > 0 && s.made < DOMAIN_ROOM);
    s = replay_of(&s);
    CHECK_EQ(run_domain(argv[0], &s), 0);
    CHECK(strcmp(first, domain_text) == 0);
    return 0;
}
