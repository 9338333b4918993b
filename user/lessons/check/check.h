/* SPDX-License-Identifier: MIT */
/*
 * What the checkers of the lessons share.  One file a lesson:
 *
 *     static void runs(struct draw *d)          prints the commands to run: the defaults, and one with drawn values;
 *                                               `--smp 2 COMMAND` runs on two processors; `--closely COMMAND`, `--stepwise COMMAND`: see closely.h
 *     static void judge(struct evidence *e)     looks at what one of these runs left behind, and ends by `want`
 *     LESSON_CHECK(p2, runs, judge);
 *
 * Evidence is of two kinds.  What the program said: its tagged lines.  What the kernel saw: the trace.  A program can
 * say anything, so each judgement ties what was said to what was seen: the process id in a line is one that the
 * kernel made, the milliseconds are those that a thread slept.
 *
 * The runs are deterministic, so times are virtual and are asserted to one tick.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tools/heddle/trace.h"
#include "user/lessons/lesson.h"
#include "user/lessons/check/called.h"

#define TICK MILLISECONDS(10)

/* `@word key=value ...`; the text is cut into pieces in place. */
struct line {
    const char *word;
    size_t pairs;
    struct { const char *key, *value; } pair[8];
};

/* One sleep of one thread, from the moment it blocked to the moment it was woken. */
struct block {
    uint32_t tid;
    uint64_t reason, object;
    int64_t from, to;           /* to: INT64_MAX if it never woke */
    bool timed_out;             /* what it waited for never came: the call says so */
    bool pause;                 /* for nothing but the time to pass (blocks.c) */
};

struct evidence {
    int argc;
    char **argv;                /* the command: argv[1] is the lesson's first argument */
    int status;                 /* heddle's exit status */
    char *output;               /* all of stdout */
    const char *said;           /* how far want_said has come in it; NULL: nowhere */
    char *errors;               /* stderr, and what the launcher explains there */
    struct line *lines;
    size_t line_count;
    struct trace trace;
    char *called;               /* functions that the program itself called, a name a line; NULL: not known */
    struct block *blocks;       /* in order of `from` */
    size_t block_count;
    uint16_t world;             /* the functions below look at this world only */
    uint32_t main;              /* the lesson's process in it */
};

struct draw {
    uint64_t state;
};

struct lesson_check {
    const char *id;
    void (*runs)(struct draw *d);
    void (*judge)(struct evidence *e);
    enum watch watch;           /* CLOSELY is for rows whose own code runs some ten thousand pieces */
};

/* CLOSELY counts calls and looks at their answers; for what is loaded and stored too a command says --stepwise. */
#define LESSON_CHECK(id, runs, judge) LESSON_CHECK_THAT(id, runs, judge, LOOSELY)
#define LESSON_CHECK_CLOSELY(id, runs, judge) LESSON_CHECK_THAT(id, runs, judge, CLOSELY)
#define LESSON_CHECK_THAT(id, runs, judge, watch) \
    static const struct lesson_check lesson_check_##id = { #id, runs, judge, watch }; \
    __attribute__((used, section("lesson_checks"))) static const struct lesson_check *const lesson_check_at_##id = \
        &lesson_check_##id

/* The end with `FAIL ID why`, unless `holds`. */
#define want(holds, ...) want_at((holds), __FILE__, __LINE__, __VA_ARGS__)
__attribute__((format(printf, 4, 5))) void
want_at(bool holds, const char *file, int line, const char *why, ...);

/* Said by the program (output.c). */
void output_parse(struct evidence *e, char *text);
const struct line *find_line(const struct evidence *e, const char *word, size_t n);    /* the n-th, or NULL */
const struct line *need_line(const struct evidence *e, const char *word, size_t n);    /* the n-th, or the end */
size_t count_lines(const struct evidence *e, const char *word);
const char *value_of(const struct line *l, const char *key);     /* or the end */
long number_of(const struct line *l, const char *key);
bool says(const struct line *l, const char *key, const char *value);
/* The line's milliseconds are `expected`, to one tick. */
void want_ms(const struct line *l, const char *key, int64_t expected);

/* The next tagged line is exactly this one, without its @ (said.c); there is none after the last. */
__attribute__((format(printf, 2, 3))) void want_said(struct evidence *e, const char *format, ...);
void want_no_more(struct evidence *e);

/* Seen by the kernel (seen.c). */
void seen_prepare(struct evidence *e);
void seen_find_blocks(struct evidence *e);
void seen_enter_world(struct evidence *e, uint16_t world);
size_t children_of(const struct evidence *e, uint32_t pid, uint32_t *children, size_t room);
size_t threads_of(const struct evidence *e, uint32_t pid, uint32_t *threads, size_t room);
/* The end of a process: its wait status and when, or false. */
bool process_end(const struct evidence *e, uint32_t pid, int *status, int64_t *when);
int64_t process_start_time(const struct evidence *e, uint32_t pid);
/* The n-th time that the thread blocked for that reason at least `least` ns, or NULL; a pause counts as TRACE_REASON_SLEEP, too. */
#define ANY_REASON UINT64_MAX
const struct block *block_of(const struct evidence *e, uint32_t tid, uint64_t reason, int64_t least, size_t n);
size_t count_blocks(const struct evidence *e, uint32_t tid, uint64_t reason, int64_t least);
int64_t block_time(const struct block *b);
bool overlap(const struct block *a, const struct block *b);
/* A sleep of that length for another thread, whatever it was in, that the other ended; that the clock ended; or NULL. */
const struct block *waited_for(const struct evidence *e, uint32_t tid, int64_t expected);
const struct block *waited_in_vain(const struct evidence *e, uint32_t tid, int64_t expected);
/* The n-th time that it slept at least so long until another did something, other than to end; or NULL. */
const struct block *wait_of(const struct evidence *e, uint32_t tid, int64_t least, size_t n);
size_t count_waits(const struct evidence *e, uint32_t tid, int64_t least);
/* The thread wrote to a page that was there but shared: the fault of copy-on-write. */
bool write_fault(const struct evidence *e, uint32_t tid, uint64_t address);
bool was_named(const struct evidence *e, uint32_t tid, const char *name);
/* The end unless the thread slept (TRACE_REASON_SLEEP) exactly `times` times, each for `each` to one tick. */
void want_sleeps(const struct evidence *e, uint32_t tid, size_t times, int64_t each);
/* The time the thread had a processor. */
int64_t cpu_time(const struct evidence *e, uint32_t tid);
/* How often the thread made the call with this result; any result if `result` is ANY_RESULT. */
#define ANY_RESULT INT64_MIN
size_t count_calls(const struct evidence *e, uint32_t tid, uint64_t call, int64_t result);
/* Reads, receives and takings from a queue that brought the thread something, and how many bytes. */
struct taken {
    size_t times;
    int64_t bytes;
};
struct taken taken_by(const struct evidence *e, uint32_t tid);
/* The end unless the main thread's calls of these two numbers, in their order, returned just that. */
void want_results(struct evidence *e, const int call[2], const long *results, size_t n);
/* When the thread entered its n-th call of this number; -1: never. */
int64_t call_time(const struct evidence *e, uint32_t tid, uint64_t call, size_t n);
size_t calls_before(const struct evidence *e, uint32_t tid, uint64_t call, int64_t when);
size_t count_signals(const struct evidence *e, uint32_t target, int signo);
bool near(int64_t value, int64_t expected);

/* Called by the program itself, seen by the emulator (called.h).  The end unless it called one of `any`: names with *, between
 * blanks.  For what leaves no trace in the kernel: a program that only says what would come of `mechanism` calls nothing. */
void want_called(const struct evidence *e, const char *mechanism, const char *any);
bool like_any(const char *name, const char *any);       /* the name is like one of the patterns */
bool called(const struct evidence *e, const char *any);
/* An answer is the library's own, so nothing of it is in the trace: who works with `library` has called `asks` for it. */
void want_asked(const struct evidence *e, const char *library, const char *asks);

/* What it shows is the schedule's doing: it calls none of these. */
#define LOTS "rand rand_r *random *rand48 getentropy arc4random* getauxval open* fopen read syscall " BY_PROCESSOR
#define LOTS_AND_CLOCKS LOTS " clock* time times gettimeofday timespec_get conc_now"
void want_no_lots(const struct evidence *e, const char *lots);

/* The same, counted (closely.h), for a LESSON_CHECK_CLOSELY: one call that nobody needs is not enough.  All calls together: */
void want_called_times(const struct evidence *e, const char *mechanism, size_t least, const char *any);
size_t times_called(const struct evidence *e, const char *any);
size_t threads_that_called(const struct evidence *e, const char *any);
/* How many threads, main's included, were given something by who started them. */
size_t threads_given_something(const struct evidence *e);
/* Who works with `library` was given these answers by functions like `asks`, in this order, among others.  Of a bool only the
 * lowest byte is there: */
#define NO (1 << 30)
#define YES (NO + 1)
#define SOMETHING (NO + 2)      /* more than 0 */
#define want_answers(e, library, asks, ...) \
    want_these_answers((e), (library), (asks), (const int[]){ __VA_ARGS__ }, sizeof (const int[]){ __VA_ARGS__ } / sizeof(int))
void want_these_answers(const struct evidence *e, const char *library, const char *asks, const int *answers, size_t n);
/* Of a --closely run: a function hands on what it reads, so that nobody asks it for the next. */
bool hands_on(const struct evidence *e);
/* Of a --stepwise run: how many capital letters those threads stored that call one of these, or the others did. */
size_t capitals_made(const struct evidence *e, const char *callers, bool by_them);
/* The run was a --stepwise one: memory.h can be asked. */
bool noted_stepwise(const struct evidence *e);
/* How often a thread was answered `there` by one of `looks` and then, when it next called one of `takes`, refused: less than 0. */
size_t times_refused_after(const struct evidence *e, const char *looks, int there, const char *takes);
/* One function of its own was entered so often and spoke, and so often and did not: a generator by hand, which each time goes on
 * where it was.  Who prints a row speaks whenever entered. */
bool goes_on_by_hand(const struct evidence *e, size_t spoke, size_t silent);

/* Ways to do it, for want_called. */
#define A_CONDITION "pthread_cond_* condition_* sem_* semaphore_* bounded_semaphore_* event_* pthread_barrier_* barrier_*"
#define A_LOCK "lock_* rlock_* pthread_mutex_*lock pthread_rwlock_* rwlock_* pthread_spin_* mtx_* " A_CONDITION
#define TAKES_A_LOCK "*lock_acquire* pthread_mutex_*lock pthread_spin_*lock pthread_rwlock_*lock mtx_*lock sem_wait semaphore_acquire*"
#define A_QUEUE "*queue_put* *queue_get* deque_* mq_* " A_LOCK
#define AN_EXECUTOR "executor_* future_* as_completed futures_wait pool_* async_result_* " A_QUEUE
#define BETWEEN_PROCESSES "pipe pipe2 socketpair connection_* pqueue_* fqueue_* simple_queue_* mq_* shared_* mmap shm_open sem_* manager_* " \
    "*_proxy_* msgget shmget listener_* socket process_pool_executor_* memfd_create mkfifo"
#define A_POOL "pool_* executor_* " BETWEEN_PROCESSES
/* BY_POINTER: by hand, a function that goes on where its state says, or callbacks in a list. */
#define A_STACK "generator_* coroutine_* iterator_* swapcontext *setjmp *longjmp"
#define A_COROUTINE A_STACK " " BY_POINTER
#define A_THREAD "pthread_create thread_new_named"
#define A_LOOP "loop_* async_* task_* afuture_* " A_COROUTINE

/* Drawn values (draw.c). */
long draw_number(struct draw *d, long least, long most);
const char *draw_seconds(struct draw *d, int64_t least, int64_t most);  /* in hundredths; text kept for 8 draws */
const char *draw_word(struct draw *d);
