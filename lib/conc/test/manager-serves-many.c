/* SPDX-License-Identifier: MIT */
/* Two children write into a dict, a list and a namespace of the parent's manager and the parent reads all; one waits in a queue
 * while the other works; errors come back as they were raised; objects go when nobody has them. */
#include "claim.h"

#include <conc/exception.h>
#include <conc/manager.h>
#include <conc/process.h>
#include <errno.h>

#define COUNT 15

static struct proxy *dict, *list, *space, *queue, *lock, *event;

static int
write_all(void *arg)
{
    struct value *v;
    int64_t me = (intptr_t)arg;
    for (int i = 0; i < COUNT; i++) {
        CLAIM_EQ(dict_proxy_set(dict, value_int(2 * i + me), value_int(i)), 0);
        CLAIM_EQ(list_proxy_append(list, value_int(me)), 0);
        CLAIM_EQ(lock_proxy_acquire(lock), 0);
        CLAIM_EQ(namespace_proxy_get(space, "count", &v), 0);
        CLAIM_EQ(namespace_proxy_set(space, "count", value_int(value_number(v) + 1)), 0);
        CLAIM_EQ(lock_proxy_release(lock), 0);
        value_free(v);
    }
    CLAIM_EQ(me ? queue_proxy_get(queue, &v) : queue_proxy_put(queue, value_string("from 0")), 0);
    CLAIM_EQ(event_proxy_wait(event), 0);
    return 0;
}

static void
errors(void)
{
    struct value *v;
    int64_t start = conc_now();
    CLAIM_EQ(dict_proxy_get(dict, value_string("none"), &v), -ENOENT);
    CLAIM(strcmp(exception_last()->message, "'none'") == 0);
    CLAIM_EQ(dict_proxy_set(dict, value_new_list(), NULL), -ENOMEM);
    CLAIM_EQ(dict_proxy_set(dict, value_new_list(), value_none()), -EINVAL);
    CLAIM_EQ(list_proxy_get(list, 0, &v), -ERANGE);
    CLAIM_EQ(list_proxy_pop(list, -1, &v), -ERANGE);
    CLAIM_EQ(list_proxy_append(list, value_opaque(list, "a proxy is a pointer")), -EINVAL);
    CLAIM(strcmp(exception_last()->message, "a proxy is a pointer") == 0);
    CLAIM_EQ(namespace_proxy_get(space, "none", &v), -ENOENT);
    CLAIM_EQ(queue_proxy_get_nowait(queue, &v), -EAGAIN);
    CLAIM_EQ(queue_proxy_get_timeout(queue, &v, MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM_EQ(queue_proxy_task_done(queue), -EINVAL);
    CLAIM_EQ(lock_proxy_release(lock), -EPERM);
    CLAIM_EQ(proxy_call(dict, "fly", NULL, &v), -ENOSYS);
    CLAIM_EQ(proxy_call_timeout(queue, "get", NULL, MILLISECONDS(50), &v), -ETIMEDOUT);
    CLAIM_EQ(queue_proxy_put(queue, value_string("for the call that gave up")), 0);
    CLAIM_EQ(event_proxy_wait_timeout(event, 0), -EAGAIN);
}

static void
lists(void)
{
    struct value *v;
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(list_proxy_append(list, value_int(i)), 0);
    }
    CLAIM_EQ(list_proxy_set(list, 0, value_string("zero")), 0);
    CLAIM_EQ(list_proxy_pop(list, -2, &v), 0);
    CLAIM_EQ(value_number(v), 1);
    value_free(v);
    CLAIM_EQ(list_proxy_len(list), 2);
    CLAIM_EQ(list_proxy_get(list, 0, &v), 0);
    CLAIM(strcmp(value_text(v), "zero") == 0);
    value_free(v);
    CLAIM_EQ(list_proxy_pop(list, 0, NULL), 0);
    CLAIM_EQ(list_proxy_pop(list, 0, NULL), 0);
}

int
main(void)
{
    struct manager *m = manager_started();
    struct process *p[2];
    struct value *v;
    int code;
    CLAIM(m);
    CLAIM_EQ(manager_start(m), -EINVAL);
    CLAIM(dict = manager_dict(m));
    CLAIM(list = manager_list(m));
    CLAIM(space = manager_namespace(m));
    CLAIM(queue = manager_queue(m, 2));
    CLAIM(lock = manager_lock(m));
    CLAIM(event = manager_event(m));
    CLAIM_EQ(manager_number_of_objects(m), 6);
    errors();
    lists();
    CLAIM_EQ(namespace_proxy_set(space, "count", value_int(0)), 0);
    for (intptr_t i = 0; i < 2; i++) {
        p[i] = process_new(write_all, (void *)i);
        CLAIM_EQ(process_start(p[i]), 0);
    }
    CLAIM_EQ(event_proxy_set(event), 0);
    for (int i = 0; i < 2; i++) {
        CLAIM_EQ(process_join(p[i]), 0);
        CLAIM_EQ(process_exitcode(p[i], &code), 0);
        CLAIM_EQ(code, 0);
    }
    CLAIM_EQ(dict_proxy_len(dict), 2 * COUNT);
    CLAIM_EQ(list_proxy_len(list), 2 * COUNT);
    CLAIM_EQ(namespace_proxy_get(space, "count", &v), 0);
    CLAIM_EQ(value_number(v), 2 * COUNT);
    value_free(v);
    CLAIM_EQ(dict_proxy_copy(dict, &v), 0);
    for (int i = 0; i < COUNT; i++) {
        CLAIM_EQ(value_number(value_get(v, &(struct value){ .kind = VALUE_INT, .number = 2 * i + 1 })), i);
    }
    value_free(v);
    proxy_free(dict);
    CLAIM_EQ(manager_shutdown(m), 0);
    CLAIM_EQ(list_proxy_len(list) < 0, true);
    CLAIM_EQ(manager_shutdown(m), -EINVAL);
    manager_free(m);
}
