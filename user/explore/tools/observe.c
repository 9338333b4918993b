/* SPDX-License-Identifier: MIT */
/*
 * observe N, N from 0 to 49: prints all that it can observe in its world. N % 10 is how its threads, or processes, wait for
 * each other and are woken, N / 10 what each looks at besides: addresses, clocks, numbers, files, chance.
 */
#include <fcntl.h>
#include <mqueue.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LOOKERS 3

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t told = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t readers = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t barrier;
static sem_t semaphore;
static atomic_int turn;
static int way, what, ends[2], counter, event;
static mqd_t queue;

/* --- what there is to see --- */

static void
addresses(const char *who)
{
    void *heap = malloc(40), *large = malloc(200000);

    printf("%s stack %p heap %p %p code %p thread %p\n", who, (void *)&heap, heap, large, (void *)(uintptr_t)addresses,
           (void *)(uintptr_t)pthread_self());
    free(large);
    free(heap);
}

static void
counters(const char *who)
{
    unsigned int low, high, processor;

    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
    printf("%s counts %u %u", who, high, low);
    __asm__ volatile("rdtscp" : "=a"(low), "=d"(high), "=c"(processor));
    printf(" %u %u on %u\n", high, low, processor);
}

static void
clocks(const char *who)
{
    static const clockid_t all[] = { CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID };
    struct rusage usage;
    struct timespec t;

    for (int i = 0; i < 4; i++) {
        clock_gettime(all[i], &t);
        printf("%s clock %d %ld.%09ld\n", who, i, (long)t.tv_sec, t.tv_nsec);
    }
    counters(who);
    getrusage(RUSAGE_SELF, &usage);
    printf("%s used %ld.%06ld %ld.%06ld switches %ld %ld faults %ld\n", who, (long)usage.ru_utime.tv_sec,
           (long)usage.ru_utime.tv_usec, (long)usage.ru_stime.tv_sec, (long)usage.ru_stime.tv_usec, usage.ru_nvcsw,
           usage.ru_nivcsw, usage.ru_minflt);
}

/* What a file of /proc says. */
static void
text_of(const char *who, const char *path)
{
    char text[1024];
    int fd = open(path, O_RDONLY);
    ssize_t n;

    printf("%s %s:\n", who, path);
    while ((n = read(fd, text, sizeof(text))) > 0)
        fwrite(text, 1, (size_t)n, stdout);
    close(fd);
}

static void
machine(const char *who)
{
    static const char *const all[] = { "cmdline", "loadavg", "meminfo", "mounts", "stat", "uptime", "version", "deadlocks",
                                       "net/unix", "sys/kernel/hostname", "sys/kernel/pid_max", "self/maps", "self/schedstat",
                                       "self/stat", "self/status", "self/wchan", "1/stat", "1/status" };
    unsigned long info[14] = { 0 }; /* struct sysinfo */
    char path[64];

    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        snprintf(path, sizeof(path), "/proc/%s", all[i]);
        text_of(who, path);
    }
    syscall(SYS_sysinfo, info);
    printf("%s on processor %d, sysinfo", who, sched_getcpu());
    for (int i = 0; i < 14; i++)
        printf(" %lx", info[i]);
    printf(" auxiliary");
    for (unsigned long i = 1; i < 64; i++)
        printf(" %lx", getauxval(i));
    printf("\n");
}

static void
numbers(const char *who)
{
    struct rlimit tasks;

    getrlimit(RLIMIT_NPROC, &tasks);
    printf("%s pid %d of %d thread %d tasks %lu processors %ld\n", who, (int)getpid(), (int)getppid(), (int)gettid(),
           (unsigned long)tasks.rlim_cur, sysconf(_SC_NPROCESSORS_ONLN));
    if (counter % 2 != 0)
        machine(who);
}

static void
files(const char *who)
{
    int fd = open(who, O_CREAT | O_RDWR | O_APPEND, 0600);
    struct stat status;

    if (write(fd, who, 1) == 1 && fstat(fd, &status) == 0)
        printf("%s file %d inode %lu of %lu size %ld at %ld.%09ld\n", who, fd, (unsigned long)status.st_ino,
               (unsigned long)status.st_dev, (long)status.st_size, (long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    close(fd);
}

static void
chance(const char *who)
{
    uint64_t bits = 0;

    if (getrandom(&bits, sizeof(bits), 0) == sizeof(bits))
        printf("%s chance %016llx\n", who, (unsigned long long)bits);
}

static void
look(const char *who)
{
    static void (*const all[])(const char *) = { addresses, clocks, numbers, files, chance };

    printf("%s comes, number %d\n", who, counter++);
    all[what](who);
    clocks(who);
}

/* --- how they are woken: one after the other, in an order that the schedule decides --- */

static void
on_signal(int signo)
{
    turn += signo == SIGUSR1;
}

static void
wait_turn(void)
{
    char byte[64];
    uint64_t posts;

    switch (way) {
    case 0:
        pthread_mutex_lock(&lock);
        break;
    case 1:
        pthread_mutex_lock(&lock);
        while (turn == 0)
            pthread_cond_wait(&told, &lock);
        turn--;
        break;
    case 2:
        sem_wait(&semaphore);
        break;
    case 3:
        pthread_barrier_wait(&barrier);
        pthread_mutex_lock(&lock);
        break;
    case 4:
        pthread_rwlock_wrlock(&readers);
        break;
    case 5:
        if (read(ends[0], byte, 1) != 1)
            exit(1);
        break;
    case 6:
        if (read(event, &posts, sizeof(posts)) != sizeof(posts))
            exit(1);
        break;
    case 7:
        if (mq_receive(queue, byte, sizeof(byte), NULL) < 0)
            exit(1);
        break;
    default:
        while (atomic_exchange(&turn, 0) == 0)
            sched_yield();
    }
}

static void
next_turn(void)
{
    uint64_t one = 1;

    switch (way) {
    case 0:
    case 3:
        pthread_mutex_unlock(&lock);
        break;
    case 1:
        turn++;
        pthread_cond_broadcast(&told);
        pthread_mutex_unlock(&lock);
        break;
    case 2:
        sem_post(&semaphore);
        break;
    case 4:
        pthread_rwlock_unlock(&readers);
        break;
    case 5:
        if (write(ends[1], "", 1) != 1)
            exit(1);
        break;
    case 6:
        if (write(event, &one, sizeof(one)) != sizeof(one))
            exit(1);
        break;
    case 7:
        mq_send(queue, "", 1, 0);
        break;
    case 8:
        kill(getpid(), SIGUSR1);
        break;
    default:
        turn = 1;
    }
}

static void *
thread(void *name)
{
    struct timespec nap = { 0, 1500 };

    for (int i = 0; i < 2; i++) {
        wait_turn();
        look(name);
        next_turn();
        nanosleep(&nap, NULL);
    }
    return NULL;
}

static void
set_up(void)
{
    struct mq_attr attributes = { .mq_maxmsg = 4, .mq_msgsize = 64 };

    signal(SIGUSR1, on_signal);
    pthread_barrier_init(&barrier, NULL, LOOKERS);
    sem_init(&semaphore, 0, 0);
    event = eventfd(0, EFD_SEMAPHORE);
    queue = mq_open("/turns", O_CREAT | O_RDWR, 0600, &attributes);
    if (pipe(ends) < 0 || chdir("/tmp") < 0)
        exit(1);
}

int
main(int argc, char **argv)
{
    static char names[LOOKERS][2] = { "a", "b", "c" };
    int number = argc > 1 ? atoi(argv[1]) : 0, status = 0;
    pthread_t threads[LOOKERS];
    pid_t child;

    way = number % 10;
    what = number / 10 % 5;
    set_up();
    for (int i = 0; i < LOOKERS; i++)
        pthread_create(&threads[i], NULL, thread, names[i]);
    if (way != 0 && way != 3 && way != 4) {
        if (way == 1)
            pthread_mutex_lock(&lock);
        next_turn();
    }
    for (int i = 0; i < LOOKERS; i++)
        pthread_join(threads[i], NULL);
    fflush(stdout);
    child = fork();
    if (child == 0) {
        look("child");
        fflush(stdout);
        _exit(number);
    }
    waitpid(child, &status, 0);
    look("main");
    printf("child %d status %d\n", (int)child, status);
}
