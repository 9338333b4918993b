/* SPDX-License-Identifier: MIT */
/* Right: threads and a key of POSIX. */
#include "user/lessons/lesson.h"

#include <pthread.h>

#define MOST 16

static pthread_key_t local_school;
static pthread_barrier_t all_have_set;
static char *volatile global_student;

static void *
process_thread(void *student)
{
    pthread_setname_np(pthread_self(), "Thread-A");
    pthread_setspecific(local_school, student);
    global_student = student;
    pthread_barrier_wait(&all_have_set);
    printf("@hello student=%s global=%s thread=Thread-A\n", (char *)pthread_getspecific(local_school), global_student);
    return NULL;
}

int
main(int argc, char **argv)
{
    static char *usual[] = { "Alice", "Bob" };
    char **student = argc > 1 ? argv + 1 : usual;
    int n = argc > 1 ? argc - 1 : 2;
    pthread_t thread[MOST];
    lesson_begin();
    pthread_key_create(&local_school, NULL);
    pthread_barrier_init(&all_have_set, NULL, (unsigned)n);
    for (int i = 0; i < n; i++) {
        pthread_create(&thread[i], NULL, process_thread, student[i]);
    }
    for (int i = 0; i < n; i++) {
        pthread_join(thread[i], NULL);
    }
    printf("@main student=%s\n", pthread_getspecific(local_school) ? "somebody" : "nobody");
}
