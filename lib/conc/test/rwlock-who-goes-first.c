/* SPDX-License-Identifier: MIT */
/* A writer waits for a reader; then another reader comes.  It enters if readers are preferred, and waits behind the writer
 * otherwise.  When the writer gives up, those that only it kept out enter.  Then in the order reader, writer, reader,
 * writer all wait for a writer, and who enters when is the preference's. */
#include "claim.h"

#include <conc/rwlock.h>
#include <conc/thread.h>
#include <errno.h>

static struct rwlock lock;
static _Atomic int entered;
static int place[4];

struct one {
    bool writes;
    int *place;
};

static void
enter(void *arg)
{
    struct one *me = arg;
    CLAIM_EQ(me->writes ? rwlock_acquire_write_timeout(&lock, SECONDS(100)) : rwlock_acquire_read_timeout(&lock, SECONDS(100)),
             0);
    *me->place = ++entered;
    conc_sleep(MILLISECONDS(1));
    CLAIM_EQ(me->writes ? rwlock_release_write(&lock) : rwlock_release_read(&lock), 0);
}

/* How many wait is seen in the lock's own list, under its own lock. */
static int
waiting(void)
{
    int n = 0;
    lock_acquire(&lock.lock);
    for (void **w = (void **)lock.first; w; w = *w) {       /* `next` is a waiter's first member */
        n++;
    }
    lock_release(&lock.lock);
    return n;
}

static struct thread *
start_waiting(struct one *one, int already)
{
    struct thread *t = thread_new(enter, one);
    CLAIM_EQ(thread_start(t), 0);
    while (waiting() == already) {
        conc_sleep(MICROSECONDS(100));
    }
    return t;
}

static void
newcomer(bool enters)
{
    struct one writer = { true, &place[0] };
    rwlock_acquire_read(&lock);
    struct thread *t = start_waiting(&writer, 0);
    int r = rwlock_acquire_read_timeout(&lock, 0);
    CLAIM_EQ(r, enters ? 0 : -EAGAIN);
    if (enters) {
        CLAIM_EQ(rwlock_release_read(&lock), 0);
    }
    CLAIM_EQ(rwlock_release_read(&lock), 0);
    CLAIM_EQ(thread_join_timeout(t, SECONDS(100)), 0);
}

static void
impatient_writer(void *arg)
{
    (void)arg;
    CLAIM_EQ(rwlock_acquire_write_timeout(&lock, MILLISECONDS(100)), -ETIMEDOUT);
}

static void
writer_gives_up(void)
{
    struct thread *t = thread_new(impatient_writer, NULL);
    rwlock_acquire_read(&lock);
    CLAIM_EQ(thread_start(t), 0);
    while (waiting() == 0 && thread_is_alive(t)) {
        conc_sleep(MICROSECONDS(100));
    }
    CLAIM_EQ(rwlock_acquire_read_timeout(&lock, SECONDS(100)), 0);
    CLAIM_EQ(thread_join(t), 0);
    CLAIM_EQ(rwlock_release_read(&lock), 0);
    CLAIM_EQ(rwlock_release_read(&lock), 0);
}

static void
in_turn(const char *groups)
{
    struct one one[4];
    struct thread *t[4];
    entered = 0;
    rwlock_acquire_write(&lock);
    for (int i = 0; i < 4; i++) {
        one[i] = (struct one){ i % 2 == 1, &place[i] };
        t[i] = start_waiting(&one[i], i);
    }
    CLAIM_EQ(rwlock_release_write(&lock), 0);
    for (int i = 0; i < 4; i++) {
        CLAIM_EQ(thread_join_timeout(t[i], SECONDS(100)), 0);
    }
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
            CLAIM(groups[i] >= groups[j] || place[i] < place[j]);
        }
    }
}

int
main(void)
{
    static const char *const groups[] = { "1213", "3132", "1234" };
    for (int preference = RWLOCK_PREFER_READERS; preference <= RWLOCK_FAIR; preference++) {
        rwlock_init(&lock, (enum rwlock_preference)preference);
        newcomer(preference == RWLOCK_PREFER_READERS);
        writer_gives_up();
        in_turn(groups[preference]);
    }
}
