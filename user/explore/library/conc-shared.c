/* SPDX-License-Identifier: MIT */
/* Two processes add to a number that they share, with its lock taken twice: nothing is lost. */
#include "threads.h"

#include <conc/process.h>
#include <conc/shared.h>

static int64_t *number;

static int
add(void *unused)
{
    (void)unused;
    for (int i = 0; i < 2; i++) {
        rlock_acquire(shared_lock(number));
        rlock_acquire(shared_lock(number));
        *number += 1;
        assert(rlock_release(shared_lock(number)) == 0);
        *number += 1;
        assert(rlock_release(shared_lock(number)) == 0);
    }
    return 0;
}

int
main(void)
{
    struct process *process = process_new(add, NULL);
    int code;

    number = shared_value(int64_t);
    assert(process_start(process) == 0);
    add(NULL);
    assert(process_join(process) == 0 && process_exitcode(process, &code) == 0 && code == 0 && process_free(process) == 0);
    assert(*number == 8 && shared_count(number) == 1);
    shared_free(number);
}
