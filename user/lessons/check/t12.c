/* SPDX-License-Identifier: MIT */
/* T12: each thread greeted its own student, once, and all saw one and the same global; each wrote its line itself. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/called.h"
#include "user/lessons/check/check.h"

#define OF_EACH_THREAD "local_set local_get pthread_setspecific pthread_getspecific tss_set " THREAD_VARIABLE
#define MOST 16

static void
runs(struct draw *d)
{
    puts("/lessons/t12-thread-local");
    printf("/lessons/t12-thread-local");
    for (long n = draw_number(d, 3, 5); n > 0; n--) {
        printf(" %s", draw_word(d));
    }
    putchar('\n');
}

static void
judge(struct evidence *e)
{
    static char *usual[] = { "Alice", "Bob" };
    char **student = e->argc > 1 ? e->argv + 1 : usual;
    size_t n = e->argc > 1 ? (size_t)e->argc - 1 : 2;
    uint32_t thread[MOST];
    want(threads_of(e, e->main, thread, MOST) == n, "the lesson did not make exactly %zu threads", n);
    want(count_lines(e, "hello") == n, "not %zu students were greeted", n);
    const char *global = value_of(need_line(e, "hello", 0), "global");
    bool known = false;
    for (size_t i = 0; i < n; i++) {
        size_t greeted = 0;
        for (size_t j = 0; j < n; j++) {
            greeted += says(need_line(e, "hello", j), "student", student[i]);
        }
        want(greeted == 1, "%s was greeted %zu times", student[i], greeted);
        want(says(need_line(e, "hello", i), "global", global), "the global variable is one for all");
        want(says(need_line(e, "hello", i), "thread", "Thread-A"), "a thread has another name");
        want(was_named(e, thread[i], "Thread-A"), "thread %u has another name", thread[i]);
        want(count_calls(e, thread[i], SYS_write, ANY_RESULT) == 1, "thread %u did not greet once", thread[i]);
        known |= strcmp(global, student[i]) == 0;
    }
    want(known, "the global variable holds nobody");
    want(says(need_line(e, "main", 0), "student", "nobody"), "the main thread has set nothing");
    want_called(e, "a variable of each thread", OF_EACH_THREAD);
    want(threads_that_called(e, OF_EACH_THREAD) >= n, "%zu threads have a variable of their own, not %zu", threads_that_called(e, OF_EACH_THREAD), n);
}

LESSON_CHECK_CLOSELY(t12, runs, judge);
