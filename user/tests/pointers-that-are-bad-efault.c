/* SPDX-License-Identifier: MIT */
/*
 * Every pointer argument of every call, one after the other, is made to point nowhere: into an unmapped page, at the
 * last byte before one, into a page that may not be used so, into the kernel, to an address that is none. Each time
 * the call returns EFAULT, and nothing else happens.
 */
#include "check.h"

#include <mqueue.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <abi/heddle.h>

#define PAGE 4096

/* What an argument is: a number (or a good pointer), or a pointer to be spoilt. */
enum kind {
    NUMBER,
    IN,         /* the call reads a struct or a text there */
    OUT,        /* the call writes a struct there */
    BYTES_IN,   /* a buffer: a part of it may be used before the bad part is noticed */
    BYTES_OUT,
    WORD,       /* a futex word: it must be aligned */
};

struct call {
    const char *name;
    long number;
    struct {
        enum kind kind;
        long value;
    } argument[6];
};

/* Descriptors that main opens under these numbers. */
#define ZERO_FD   20
#define PIPE_FD   21
#define FOLDER_FD 22
#define QUEUE_FD  23

#define N(number)  { NUMBER, (long)(number) }
#define TO(object) { NUMBER, (long)(object) }
#define BAD(kind)  { kind, 0 }

static char memory[PAGE] __attribute__((aligned(16)));

static const struct call calls[] = {
    { "read", SYS_read, { N(ZERO_FD), BAD(BYTES_OUT), N(100) } },
    { "write", SYS_write, { N(PIPE_FD), BAD(BYTES_IN), N(100) } },
    { "open", SYS_open, { BAD(IN), N(O_RDONLY) } },
    { "open to create", SYS_open, { BAD(IN), N(O_RDWR | O_CREAT), N(0600) } },
    { "stat path", SYS_stat, { BAD(IN), TO(memory) } },
    { "stat", SYS_stat, { TO("/tmp"), BAD(OUT) } },
    { "lstat", SYS_lstat, { TO("/tmp"), BAD(OUT) } },
    { "fstat", SYS_fstat, { N(ZERO_FD), BAD(OUT) } },
    { "poll", SYS_poll, { BAD(IN), N(1), N(0) } },
    { "sigaction new", SYS_rt_sigaction, { N(SIGUSR1), BAD(IN), N(0), N(8) } },
    { "sigaction old", SYS_rt_sigaction, { N(SIGUSR1), N(0), BAD(OUT), N(8) } },
    { "sigprocmask new", SYS_rt_sigprocmask, { N(SIG_BLOCK), BAD(IN), N(0), N(8) } },
    { "sigprocmask old", SYS_rt_sigprocmask, { N(SIG_BLOCK), N(0), BAD(OUT), N(8) } },
    { "sigpending", SYS_rt_sigpending, { BAD(OUT), N(8) } },
    { "pipe", SYS_pipe, { BAD(OUT) } },
    { "pipe2", SYS_pipe2, { BAD(OUT), N(O_NONBLOCK) } },
    { "select reads", SYS_select, { N(1), BAD(IN), N(0), N(0), TO(memory) } },
    { "select writes", SYS_select, { N(1), N(0), BAD(IN), N(0), TO(memory) } },
    { "select time", SYS_select, { N(0), N(0), N(0), N(0), BAD(IN) } },
    { "nanosleep", SYS_nanosleep, { BAD(IN), N(0) } },
    { "execve path", SYS_execve, { BAD(IN), TO(memory), TO(memory) } },
    { "execve arguments", SYS_execve, { TO("/bin/true"), BAD(IN), TO(memory) } },
    { "execve environment", SYS_execve, { TO("/bin/true"), TO(memory), BAD(IN) } },
    { "uname", SYS_uname, { BAD(OUT) } },
    { "getcwd", SYS_getcwd, { BAD(BYTES_OUT), N(100) } },
    { "chdir", SYS_chdir, { BAD(IN) } },
    { "rename old", SYS_rename, { BAD(IN), TO("/tmp/bad-pointer") } },
    { "rename new", SYS_rename, { TO("/tmp"), BAD(IN) } },
    { "mkdir", SYS_mkdir, { BAD(IN), N(0700) } },
    { "rmdir", SYS_rmdir, { BAD(IN) } },
    { "unlink", SYS_unlink, { BAD(IN) } },
    { "access", SYS_access, { BAD(IN), N(0) } },
    { "getdents64", SYS_getdents64, { N(FOLDER_FD), BAD(BYTES_OUT), N(1000) } },
    { "futex word", SYS_futex, { BAD(WORD), N(128), N(0), TO(memory) } },
    { "futex time", SYS_futex, { TO(memory), N(128), N(0), BAD(IN) } },
    { "clock_gettime", SYS_clock_gettime, { N(1), BAD(OUT) } },
    { "getrandom", SYS_getrandom, { BAD(BYTES_OUT), N(100), N(0) } },
    { "arch_prctl", SYS_arch_prctl, { N(0x1003), BAD(OUT) } },
    { "mq_open name", SYS_mq_open, { BAD(IN), N(O_RDWR) } },
    { "mq_open attributes", SYS_mq_open, { TO("bad"), N(O_RDWR | O_CREAT), N(0600), BAD(IN) } },
    { "mq_unlink", SYS_mq_unlink, { BAD(IN) } },
    { "mq_timedsend", SYS_mq_timedsend, { N(QUEUE_FD), BAD(BYTES_IN), N(8), N(0), N(0) } },
    { "mq_timedsend time", SYS_mq_timedsend, { N(QUEUE_FD), TO(memory), N(8), N(0), BAD(IN) } },
    { "mq_timedreceive time", SYS_mq_timedreceive, { N(QUEUE_FD), TO(memory), N(8), N(0), BAD(IN) } },
    { "mq_getsetattr new", SYS_mq_getsetattr, { N(QUEUE_FD), BAD(IN), N(0) } },
    { "mq_getsetattr old", SYS_mq_getsetattr, { N(QUEUE_FD), N(0), BAD(OUT) } },
    { "mq_notify", SYS_mq_notify, { N(QUEUE_FD), BAD(IN) } },
    { "lock name", 4096, { N(HEDDLE_LOCK_NAME), TO(memory), BAD(IN) } },
    { "lock order", 4096, { N(HEDDLE_LOCK_ORDER), BAD(IN) } },
    { "world run", 4096, { N(HEDDLE_WORLD_RUN), BAD(IN) } },
    { "counters", 4096, { N(HEDDLE_COUNTERS), BAD(OUT) } },
};

static char *unmapped, *last_byte, *forbidden, *read_only;

static void
try(const struct call *call, int position, const void *bad)
{
    long a[6];
    long result;

    for (int i = 0; i < 6; i++)
        a[i] = i == position ? (long)bad : call->argument[i].value;
    result = syscall(call->number, a[0], a[1], a[2], a[3], a[4], a[5]);
    if (result == -1 && errno == EFAULT)
        return;
    dprintf(2, "%s, argument %d as %p: result %ld (%s), expected EFAULT\n", call->name, position + 1, bad, result,
            result == -1 ? strerror(errno) : "no error");
    _exit(1);
}

static void
try_all(const struct call *call, int position)
{
    static const unsigned long nowhere[] = {
        8, 0x7ffffffff000UL, 0x800000000000UL, 0xffff800000000000UL, 0xffffffff80100000UL, 0xfffffffffffffff8UL,
    };
    enum kind kind = call->argument[position].kind;

    for (size_t i = 0; i < sizeof(nowhere) / sizeof(nowhere[0]); i++)
        try(call, position, (void *)nowhere[i]);
    try(call, position, unmapped);
    try(call, position, forbidden);
    if (kind == IN || kind == OUT)
        try(call, position, last_byte);
    if (kind == OUT || kind == BYTES_OUT)
        try(call, position, read_only);
}

static void
make_places(void)
{
    char *place = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(place != MAP_FAILED);
    memset(place, 'x', 4 * PAGE);
    last_byte = place + PAGE - 1;
    unmapped = place + PAGE;
    forbidden = place + 2 * PAGE;
    read_only = place + 3 * PAGE;
    CHECK_OK(munmap(unmapped, PAGE));
    CHECK_OK(mprotect(forbidden, PAGE, PROT_NONE));
    CHECK_OK(mprotect(read_only, PAGE, PROT_READ));
}

static void
place_at(int wanted, long fd)
{
    CHECK(fd >= 0 && fd != wanted);
    CHECK_EQ(dup2((int)fd, wanted), wanted);
    close((int)fd);
}

static void
open_descriptors(void)
{
    struct mq_attr attributes = { .mq_maxmsg = 2, .mq_msgsize = 8 };
    int ends[2];

    CHECK_OK(pipe(ends));
    place_at(PIPE_FD, ends[1]);
    place_at(ZERO_FD, open("/dev/zero", O_RDONLY));
    place_at(FOLDER_FD, open("/dev", O_RDONLY | O_DIRECTORY));
    mq_unlink("/bad-pointers");
    place_at(QUEUE_FD, mq_open("/bad-pointers", O_RDWR | O_CREAT, 0600, &attributes));
    mq_unlink("/bad-pointers");
}

/* The status that wait4 would have written is lost, but the child is gone. */
static void
try_wait(void)
{
    pid_t child = fork();

    if (child == 0)
        _exit(0);
    CHECK_ERRNO(syscall(SYS_wait4, child, (void *)8, 0, NULL), EFAULT);
}

int
main(void)
{
    make_places();
    open_descriptors();
    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
        for (int position = 0; position < 6; position++)
            if (calls[i].argument[position].kind != NUMBER && (calls[i].number != 4096 || heddle_version() >= 1))
                try_all(&calls[i], position);
    try_wait();
    return 0;
}
