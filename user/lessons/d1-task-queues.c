/* SPDX-License-Identifier: MIT */
/*
 * D1  A task master and a task worker: queues served over TCP to whoever knows the key.
 *
 * Python: two programs that share no ancestor. task_master.py registers two queue.Queue with a BaseManager, starts it on port 5000
 * with authkey b'abc', puts ten numbers and gets ten results, each with timeout=10. task_worker.py connects, gets each number with
 * timeout=1, computes "n * n = ..." for a second and puts it. (Its `except Queue.Empty` is a NameError: the module is called
 * queue.) Here the first program executes the second, so that one command shows both; "master" and "worker" run one alone.
 *
 * Look at: who answers: a process between the two, the manager's server. With wrong-key the worker is refused before any task,
 * and the master learns of it by its timeout only. With more gets than tasks the worker waits a second for each that never comes;
 * with fewer, the master ten for the first result that never comes, and there it ends.
 *
 * Why: get(timeout=1) travels to the server as a message, a thread there waits in an ordinary queue and answers "Empty" after the
 * second; the caller only waits for the answer. The server asks each connection to prove the key, by HMAC of a random text, before
 * it reads anything else, and proves it in turn: neither sends the key.
 *
 * Try: lesson d1 both|wrong-key|master|worker KEY TASKS GETS MASTER_SECONDS WORKER_SECONDS WORK_SECONDS ADDRESS
 *      lesson d1 both abc 3 5       two gets too many        lesson d1 both abc 3 2       one too few
 */
#include "lesson.h"

#include <errno.h>
#include <unistd.h>

#include <sys/random.h>

#include <conc/exception.h>
#include <conc/manager.h>
#include <conc/process.h>
#include <conc/queue.h>

#define WORDS 9

static int count;
static char **arguments;
static struct queue *task_queue, *result_queue;

static void *
give_tasks(void)
{
    return task_queue;
}

static void *
give_results(void)
{
    return result_queue;
}

static long
random_number(void)
{
    unsigned n = 0;
    getrandom(&n, sizeof n, 0);
    return n % 10001;
}

/* This program once more, as the worker. */
static int
execute_worker(void *key)
{
    char *words[WORDS + 1] = { 0 };
    for (int i = 0; i < count && i < WORDS; i++) {
        words[i] = arguments[i];
    }
    words[1] = "worker";
    words[2] = key;
    execv("/proc/self/exe", words); /* words[0] may be a name that the shell had looked up */
    return 127;
}

static int
master(const char *key, const char *address, long tasks, int64_t patience, const char *worker_key)
{
    struct proxy *task, *result;
    struct value *v;
    struct process *worker = NULL;
    task_queue = queue_new(0);
    result_queue = queue_new(0);
    struct manager *manager = manager_new(address, key);
    manager_register(manager, "get_task_queue", &manager_queue_kind, give_tasks);
    manager_register(manager, "get_result_queue", &manager_queue_kind, give_results);
    int r = manager_start(manager);
    if (r < 0) {
        fprintf(stderr, "d1: %s: %s\n", address, strerror(-r));
        return 1;
    }
    printf("@server pid=%d\n", manager_pid(manager));
    manager_get(manager, "get_task_queue", NULL, &task);
    manager_get(manager, "get_result_queue", NULL, &result);
    for (long i = 0; i < tasks; i++) {
        long n = random_number();
        printf("@put n=%ld\n", n);
        queue_proxy_put(task, value_int(n));
    }
    if (worker_key) {
        worker = process_new(execute_worker, (void *)worker_key);
        process_start(worker);
    }
    puts("Try get results...");
    for (long i = 0; i < tasks; i++) {
        int64_t start = conc_now();
        if (queue_proxy_get_timeout(result, &v, patience) < 0) {
            printf("@empty who=master ms=%ld\n", milliseconds_since(start));
            break;
        }
        printf("Result: %s\n", value_text(v));
        value_free(v);
    }
    if (worker) {
        process_join(worker);
    }
    manager_free(manager);
    puts("master exit.");
    return 0;
}

static int
work(const char *key, const char *address, long gets, int64_t patience, int64_t duration)
{
    struct proxy *task, *result;
    struct value *v;
    printf("Connect to server %s...\n", address);
    struct manager *m = manager_new(address, key);
    if (manager_connect(m) < 0) {
        printf("@refused pid=%d error=%s\n", getpid(), exception_last()->code == -EACCES ? "key" : "other");
        return 1;
    }
    manager_get(m, "get_task_queue", NULL, &task);
    manager_get(m, "get_result_queue", NULL, &result);
    for (long i = 0; i < gets; i++) {
        int64_t start = conc_now();
        if (queue_proxy_get_timeout(task, &v, patience) < 0) {
            printf("@empty who=worker ms=%ld\n", milliseconds_since(start));
            continue;
        }
        char text[64];
        long n = (long)value_number(v);
        value_free(v);
        printf("@run n=%ld pid=%d\n", n, getpid());
        snprintf(text, sizeof text, "%ld * %ld = %ld", n, n, n * n);
        conc_sleep(duration);
        queue_proxy_put(result, value_string(text));
    }
    puts("worker exit.");
    return 0;
}

int
main(int argc, char **argv)
{
    const char *mode = arg_word(argc, argv, 1, "both|wrong-key|master|worker", "both");
    const char *key = arg_text(argc, argv, 2, "abc"), *address = arg_text(argc, argv, 8, "127.0.0.1:5000");
    long tasks = arg_number(argc, argv, 3, 10), gets = arg_number(argc, argv, 4, 10);
    int64_t master_patience = arg_seconds(argc, argv, 5, "10"), worker_patience = arg_seconds(argc, argv, 6, "1");
    lesson_begin();
    count = argc;
    arguments = argv;
    if (strcmp(mode, "worker") == 0) {
        return work(key, address, gets, worker_patience, arg_seconds(argc, argv, 7, "1"));
    }
    const char *worker_key = strcmp(mode, "master") == 0 ? NULL : strcmp(mode, "wrong-key") == 0 ? "not the key" : key;
    return master(key, address, tasks, master_patience, worker_key);
}
