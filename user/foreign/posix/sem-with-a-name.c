/* SPDX-License-Identifier: MIT */
/* sem_open(3): EEXIST with O_EXCL, ENOENT; the same name gives the same semaphore; sem_unlink(3) takes the name. */
#include "user/foreign/posix/see.h"
#include <semaphore.h>

int
main(void)
{
    sem_t *sem, *same;
    int value;

    see("absent: %s\n", sem_open("/s", 0) == SEM_FAILED ? error_name(errno) : "there");
    sem = sem_open("/s", O_CREAT | O_EXCL, 0600, 3);
    see("made: %d\n", sem != SEM_FAILED);
    see("again: %s\n", sem_open("/s", O_CREAT | O_EXCL, 0600, 3) == SEM_FAILED ? error_name(errno) : "there");
    same = sem_open("/s", O_CREAT, 0600, 9);
    see("the same address: %d\n", sem == same);
    sem_getvalue(same, &value);
    see("value %d\n", value);
    TRY(sem_close(same));
    TRY(sem_unlink("/s"));
    TRY(sem_unlink("/s"));
    TRY(sem_wait(sem));
    TRY(sem_close(sem));
    see("a bad name: %s\n", sem_open("/a/b", O_CREAT, 0600, 1) == SEM_FAILED ? error_name(errno) : "there");
    return 0;
}
