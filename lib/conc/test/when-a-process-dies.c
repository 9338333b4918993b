/* SPDX-License-Identifier: MIT */
/* A process is killed while it works with a queue, a shared value, a manager's objects or a listener: what it owed stays owed, what
 * it held stays held, one that only waited leaves nothing behind, but for the reader's turn of a queue with feeders; a limit tells
 * each time.  Its own child lives on. */
#include "asleep.h"

#include <conc/event.h>
#include <conc/fqueue.h>
#include <conc/listener.h>
#include <conc/manager.h>
#include <conc/pqueue.h>
#include <conc/shared.h>
#include <errno.h>
#include <sys/mman.h>

#define SOON MILLISECONDS(10)

static struct event *ready;
static struct pqueue *queue;
static struct fqueue *fed;
static int64_t *number;
static struct manager *manager;
static struct proxy *lock;
static char address[64];

/* Kill one who has come to `ready`, and further, to where it sleeps: not in the midst of anything. */
static void
kill_one_who(int (*target)(void *), void *arg)
{
    struct process *p = process_new(target, arg);
    event_clear(ready);
    CLAIM_EQ(process_start(p), 0);
    event_wait(ready);
    until_asleep(p);
    CLAIM_EQ(process_kill(p) | process_join(p) | process_free(p), 0);
}

static int
takes_and_stays(void *arg)
{
    char c;
    (void)arg;
    CLAIM_EQ(pqueue_get(queue, &c, 1), 1);
    rlock_acquire(shared_lock(number));
    event_set(ready);
    conc_sleep(SECONDS(100));
    return 0;
}

static int
waits_in_get(void *arg)
{
    char c;
    (void)arg;
    event_set(ready);
    return (int)pqueue_get(queue, &c, 1);
}

static int
waits_in_put(void *arg)
{
    (void)arg;
    event_set(ready);
    return pqueue_put(queue, "c", 1);
}

static int
waits_in_fed(void *arg)
{
    struct value *v;
    (void)arg;
    event_set(ready);
    return fqueue_get(fed, &v);
}

static void
queues(void)
{
    char c;
    struct value *v;
    CLAIM((queue = pqueue_new(1)) && (fed = fqueue_new(0)));
    kill_one_who(waits_in_get, NULL);
    CLAIM_EQ(pqueue_put_nowait(queue, "a", 1), 0);
    kill_one_who(waits_in_put, NULL);
    kill_one_who(takes_and_stays, NULL);
    CLAIM_EQ(pqueue_join_timeout(queue, SOON), -ETIMEDOUT);
    CLAIM_EQ(pqueue_task_done(queue) | pqueue_join_timeout(queue, SOON), 0);
    CLAIM_EQ(pqueue_put_nowait(queue, "b", 1), 0);
    CLAIM_EQ(pqueue_get_nowait(queue, &c, 1), 1);
    CLAIM_EQ(rlock_acquire_timeout(shared_lock(number), SOON), -ETIMEDOUT);
    kill_one_who(waits_in_fed, NULL);
    CLAIM_EQ(fqueue_put(fed, value_int(1)), 0);
    CLAIM_EQ(fqueue_get_timeout(fed, &v, SOON), -ETIMEDOUT);
}

static int
holds_object_and_lock(void *arg)
{
    (void)arg;
    CLAIM(manager_dict(manager));
    CLAIM_EQ(lock_proxy_acquire(lock), 0);
    event_set(ready);
    conc_sleep(SECONDS(100));
    return 0;
}

static void
managers(void)
{
    CLAIM((manager = manager_started()) && (lock = manager_lock(manager)));
    CLAIM_EQ(manager_number_of_objects(manager), 1);
    kill_one_who(holds_object_and_lock, NULL);
    CLAIM_EQ(manager_number_of_objects(manager), 2);
    CLAIM_EQ(lock_proxy_acquire_timeout(lock, SOON), -ETIMEDOUT);
    CLAIM_EQ(lock_proxy_release(lock) | lock_proxy_acquire_timeout(lock, SECONDS(60)), 0);
    manager_free(manager);
}

static int
listens(void *arg)
{
    int error;
    (void)arg;
    CLAIM(listener_new(address, NULL, &error));
    event_set(ready);
    conc_sleep(SECONDS(100));
    return 0;
}

static int
comes_without_proof(void *arg)
{
    struct connection *c;
    (void)arg;
    CLAIM_EQ(connection_client(address, NULL, &c), 0);
    event_set(ready);
    conc_sleep(SECONDS(100));
    return 0;
}

static void
listeners(void)
{
    struct connection *c;
    int error;
    snprintf(address, sizeof address, "/tmp/when-a-process-dies-%d", getpid());
    kill_one_who(listens, NULL);
    CLAIM(!listener_new(address, NULL, &error));
    CLAIM_EQ(error, -EADDRINUSE);
    CLAIM_EQ(unlink(address), 0);
    struct listener *l = listener_new(address, "secret", &error);
    CLAIM(l);
    kill_one_who(comes_without_proof, NULL);
    CLAIM_EQ(listener_accept_timeout(l, &c, SECONDS(60)), -EACCES);
    listener_close(l);
}

static int
sees_its_parent_die(void *end)
{
    pid_t parent = getppid();
    event_set(ready);
    while (getppid() == parent) {
        conc_sleep(MILLISECONDS(1));
    }
    return write(*(int *)end, "alive", 5) != 5;
}

static int
has_a_daemon(void *end)
{
    struct process *p = process_new(sees_its_parent_die, end);
    CLAIM_EQ(process_set_daemon(p, true) | process_start(p), 0);
    conc_sleep(SECONDS(100));
    return 0;
}

static void
families(void)
{
    int ends[2];
    char text[8];
    CLAIM_EQ(pipe(ends), 0);
    kill_one_who(has_a_daemon, &ends[1]);
    CLAIM_EQ(read(ends[0], text, sizeof text), 5);
}

int
main(void)
{
    ready = mmap(NULL, sizeof *ready, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CLAIM(ready != MAP_FAILED && (number = shared_value(int64_t)));
    queues();
    managers();
    listeners();
    families();
    _exit(0);       /* what the feeder has not been able to send nobody waits for */
}
