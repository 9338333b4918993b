/* SPDX-License-Identifier: MIT */
/* Mappings, page faults, forks, threads, programs and worlds: an allocation that fails anywhere leaves no trace. */
#include "failing.h"

#include <grp.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#define PAGE 4096ul

static char *
map(size_t pages, int flags)
{
    return mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);
}

static int
map_and_touch(int flags)
{
    char *p = map(600, flags); /* more than one page table */
    int error = error_of((long)p);

    for (size_t i = 0; error == 0 && i < 600; i += 100)
        p[i * PAGE] = 1; /* a fault finds memory at its second try */
    if (error == 0)
        munmap(p, 600 * PAGE);
    return error;
}

static int
map_private(void)
{
    return map_and_touch(MAP_PRIVATE);
}

static int
map_shared(void)
{
    return map_and_touch(MAP_SHARED);
}

static int
map_memfd(void)
{
    int fd = memfd_create("failing", 0), error = error_of(fd);
    char *p;

    if (error)
        return error;
    CHECK_OK(ftruncate(fd, 3 * PAGE));
    p = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    error = error_of((long)p);
    if (error == 0) {
        p[0] = p[2 * PAGE] = 1;
        munmap(p, 3 * PAGE);
    }
    close(fd);
    return error;
}

/* Runs work on nine pages with a mark in each, which must all be there afterwards. */
static int
with_nine_pages(int (*work)(char *p))
{
    char *p = map(9, MAP_PRIVATE);
    int error = error_of((long)p);

    if (error)
        return error;
    for (size_t i = 0; i < 9; i++)
        p[i * PAGE] = (char)i;
    error = work(p);
    for (size_t i = 0; i < 9; i++)
        CHECK_EQ(p[i * PAGE], i);
    munmap(p, 9 * PAGE);
    return error;
}

static int
protect_middle(char *p)
{
    int error = error_of(mprotect(p + 3 * PAGE, PAGE, PROT_READ));

    CHECK_OK(SURELY(mprotect(p, 9 * PAGE, PROT_READ | PROT_WRITE)));
    return error;
}

static int
protect(void)
{
    return with_nine_pages(protect_middle);
}

static int
unmap_middle(void)
{
    char *p = map(9, MAP_PRIVATE);
    int error = error_of((long)p);

    if (error)
        return error;
    p[4 * PAGE] = 4;
    error = error_of(munmap(p + 4 * PAGE, PAGE));
    if (error)
        CHECK_EQ(p[4 * PAGE], 4);
    CHECK_OK(SURELY(munmap(p, 9 * PAGE)));
    return error;
}

static int
move_away(char *p)
{
    char *q = mremap(p, 5 * PAGE, 5 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, p - 1000 * PAGE);
    int error = error_of((long)q);

    while (error == 0 && mremap(q, 5 * PAGE, 5 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, p) != p)
        CHECK_EQ(errno, ENOMEM);
    return error;
}

static int
move_mapping(void)
{
    return with_nine_pages(move_away);
}

static int
grow_mapping(void)
{
    char *p = map(2, MAP_PRIVATE), *q;
    int error = error_of((long)p);

    if (error)
        return error;
    p[PAGE] = 7;
    q = mremap(p, 2 * PAGE, 700 * PAGE, MREMAP_MAYMOVE);
    error = error_of((long)q);
    CHECK_EQ(error ? p[PAGE] : q[PAGE], 7);
    CHECK_OK(error ? munmap(p, 2 * PAGE) : munmap(q, 700 * PAGE));
    return error;
}

static int
not_for_children(char *p)
{
    return error_of(madvise(p + PAGE, PAGE, MADV_DONTFORK));
}

static int
advise(void)
{
    return with_nine_pages(not_for_children);
}

static int
grow_heap(void)
{
    char *old = sbrk(0);
    int error = error_of((long)sbrk(10 * PAGE));

    CHECK_OK(SURELY(brk(old)));
    return error;
}

static int
reap(pid_t child)
{
    int error = error_of(child);

    if (error == 0)
        CHECK_EQ(wait_status(child), EXITED(0));
    return error;
}

static int
fork_child(void)
{
    pid_t child = fork();

    if (child == 0)
        _exit(0);
    return reap(child);
}

static int
vfork_child(void)
{
    pid_t child = vfork();

    if (child == 0)
        _exit(0);
    return reap(child);
}

static int
fork_with_mappings(void)
{
    char *p = map(200, MAP_SHARED);
    int error = error_of((long)p);

    for (size_t i = 0; error == 0 && i < 200; i += 20)
        error = error_of(mprotect(p + i * PAGE, PAGE, PROT_READ));
    if (error == 0)
        error = fork_child();
    if (p != MAP_FAILED)
        munmap(p, 200 * PAGE);
    return error;
}

static int
copy_on_write(char *p)
{
    int ends[2], error = error_of(pipe(ends));
    pid_t child;

    if (error)
        return error;
    child = fork();
    if (child == 0) {
        char c;

        close(ends[1]);
        read(ends[0], &c, 1);
        _exit(p[4 * PAGE] == 4 ? 0 : 1);
    }
    if (child > 0) {
        p[4 * PAGE] = 77;
        p[4 * PAGE] = p[5 * PAGE] - 1;
    }
    close(ends[0]);
    close(ends[1]);
    return reap(child);
}

static int
write_after_fork(void)
{
    return with_nine_pages(copy_on_write);
}

static void *
nothing(void *arg)
{
    return arg;
}

static int
create_thread(void)
{
    pthread_t thread;
    int error = pthread_create(&thread, NULL, nothing, NULL);

    if (error == 0)
        CHECK_EQ(pthread_join(thread, NULL), 0);
    return error;
}

static int
spawn(void)
{
    static char *const argv[] = { "true", NULL };
    pid_t child;
    int error = posix_spawn(&child, "/bin/true", NULL, NULL, argv, NULL);

    return error ? error : reap(child);
}

/* From here on a child is what fails; it says how by its status. */
static unsigned fail_at;

#define FIRED 3

static int
in_child(int (*work)(void))
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        int error;

        heddle_fail_allocation(fail_at);
        error = work();
        _exit(error != 0 && !for_want_of_memory(error) ? 1 : heddle_fail_allocation(0) ? FIRED : 0);
    }
    status = wait_status(child);
    CHECK(status == EXITED(0) || status == EXITED(FIRED));
    return status;
}

static int
change_user(void)
{
    gid_t groups[] = { 1, 2, 3 };
    int error = error_of(setgroups(3, groups));

    return error ? error : error_of(setresuid(1000, 1000, 1000));
}

static int
new_session(void)
{
    return error_of(setsid());
}

static int
run_signal_handler(void)
{
    signal(SIGUSR1, (void (*)(int))(void (*)(void))getpid);
    return error_of(raise(SIGUSR1));
}

static void
fail_in_children(int (*work)(void))
{
    struct heddle_counters before;

    fail_at = 0;
    in_child(work);
    before = counters_at_rest();
    for (fail_at = 1; in_child(work) == EXITED(FIRED); fail_at++)
        CHECK(fail_at < MOST);
    check_nothing_is_missing("in a child", (int)fail_at, &before);
}

/* Until exec succeeds; where a program cannot be loaded any more, behind the point of no return, it is killed. */
static void
fail_in_exec(const char *path)
{
    struct heddle_counters before = counters_at_rest();
    int in_a_row = 0;

    for (unsigned n = 1; in_a_row < 40; n++) {
        pid_t child = fork();
        int status;

        if (child == 0) {
            heddle_fail_allocation(n);
            execl(path, path, (char *)NULL);
            _exit(for_want_of_memory(errno) ? FIRED : 1);
        }
        status = wait_status(child);
        CHECK(status == EXITED(0) || status == EXITED(FIRED) || status == KILLED(SIGKILL));
        in_a_row = status == EXITED(0) ? in_a_row + 1 : 0;
        CHECK(n < MOST);
    }
    check_nothing_is_missing(path, 0, &before);
}

static int
run_world(void)
{
    char *argv[] = { "/bin/true", NULL };
    long status = heddle_world_run(argv[0], argv, 1);

    if (status >= 0)
        CHECK_EQ(status, 0);
    return error_of(status);
}

static const struct scenario scenarios[] = {
    { "private memory", map_private }, { "shared memory", map_shared }, { "memfd", map_memfd },
    { "mprotect", protect }, { "munmap", unmap_middle }, { "mremap moves", move_mapping },
    { "mremap grows", grow_mapping }, { "madvise", advise }, { "brk", grow_heap }, { "fork", fork_child },
    { "vfork", vfork_child }, { "fork with mappings", fork_with_mappings }, { "copy on write", write_after_fork },
    { "thread", create_thread }, { "posix_spawn", spawn }, { "world", run_world },
};

int
main(void)
{
    SKIP_ON_LINUX();
    FAIL_EACH(scenarios);
    fail_in_children(change_user);
    fail_in_children(new_session);
    fail_in_children(run_signal_handler);
    fail_in_exec("/bin/true");
    return 0;
}
