/* SPDX-License-Identifier: MIT */
/*
 * T12  Thread-local storage: one variable, a student for each thread.
 *
 * Python: local_school = threading.local().  Each thread sets local_school.student and calls process_student(), which finds
 * it there without being given it.  A plain global variable would be the same for both: whoever set it last.  (The
 * notes name both threads Thread-A, which Python allows.)
 *
 * Below: pthread_getspecific, which finds the thread's own table by the register that the kernel loads at each switch.
 *
 * Look at: both have set both variables before either looks.
 *
 * Why: all threads run the same code with the same addresses, but each has a register (fs) of its own that leads
 * to its own block of memory.  Thread-local means an offset from there: the name is the same, the place another.
 * So process_student() needs no argument and no lock, for no other thread ever comes to that place by it.
 *
 * Try: lesson t12 STUDENT STUDENT ...
 */
#include "lesson.h"

#include <conc/barrier.h>
#include <conc/local.h>
#include <conc/thread.h>

#define MOST 16

static struct local local_school;
static const char *volatile global_student;
static struct barrier all_have_set;

static void
process_student(void)
{
    printf("@hello student=%s global=%s thread=%s\n", (char *)local_get(&local_school), global_student,
           thread_name(thread_current()));
}

static void
process_thread(void *student)
{
    local_set(&local_school, student);
    global_student = student;
    barrier_wait(&all_have_set);
    process_student();
}

int
main(int argc, char **argv)
{
    static char *usual[] = { "Alice", "Bob" };
    char **student = argc > 1 ? argv + 1 : usual;
    int n = argc > 1 ? argc - 1 : 2;
    struct thread *t[MOST];
    lesson_begin();

    n = n < MOST ? n : MOST;
    local_init(&local_school, NULL, NULL);
    barrier_init(&all_have_set, (uint32_t)n);
    for (int i = 0; i < n; i++) {
        t[i] = thread_new(process_thread, student[i]);
        thread_set_name(t[i], "Thread-A");
        thread_start(t[i]);
    }
    for (int i = 0; i < n; i++) {
        thread_join(t[i]);
    }
    printf("@main student=%s\n", local_get(&local_school) ? "somebody" : "nobody");
}
