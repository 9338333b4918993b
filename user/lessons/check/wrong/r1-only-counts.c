/* SPDX-License-Identifier: MIT */
/* Wrong: two semaphores say when a letter is to be there; no letter goes from one to the other. */
#include "user/lessons/lesson.h"

#include <semaphore.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
    int joined = strcmp(arg_text(argc, argv, 1, "endless"), "joined") == 0;
    long items = arg_number(argc, argv, 2, 3), size = arg_number(argc, argv, 3, joined ? 3 : 0);
    int64_t d = arg_seconds(argc, argv, 4, "0.5");
    sem_t *full = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0), *room = full + 1;
    sem_init(full, 1, 0);
    sem_init(room, 1, size ? (unsigned)size : 1000);
    lesson_begin();
    int status, writer = fork();
    if (writer == 0) {
        for (long i = 0; i < items; i++) {
            sem_wait(room);
            printf("@put item=%c\n", (char)('A' + i % 26));
            sem_post(full);
            if (!joined) {
                conc_sleep(d);
            }
        }
        _exit(0);
    }
    printf("@writer pid=%d\n", writer);
    if (joined) {
        waitpid(writer, &status, 0);
    }
    int reader = fork();
    if (reader == 0) {
        for (long i = 0; !joined || i < items; i++) {
            sem_wait(full);
            printf("@get item=%c\n", (char)('A' + i % 26));
            sem_post(room);
        }
        _exit(0);
    }
    printf("@reader pid=%d\n", reader);
    if (!joined) {
        waitpid(writer, &status, 0);
        kill(reader, SIGTERM);
    }
    waitpid(reader, &status, 0);
    printf(joined ? "@all_passed\n" : "@ended reader=%d\n", -status);
}
