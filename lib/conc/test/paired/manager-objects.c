/* SPDX-License-Identifier: MIT */
/* What a manager's dict, list, Queue, Namespace, Lock and Event return and raise, from this process and from two others; wrong keys. */
#include <conc/manager.h>
#include <conc/process.h>
#include <conc/queue.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static void
say(int r, const char *raised)
{
    puts(r == 0 ? "None" : raised);
}

static void
say_value(int r, struct value **v, const char *raised)
{
    char text[128];
    if (r < 0) {
        puts(raised);
        return;
    }
    value_print(text, sizeof text, *v);
    puts(value_kind(*v) == VALUE_STRING ? value_text(*v) : text);
    value_free(*v);
}

static void
say_number(int n)
{
    printf("%d\n", n);
}

static void
say_truth(int n)
{
    puts(n ? "True" : "False");
}

static struct value *
text(const char *s)
{
    return value_string(s);
}

static void
dicts(struct manager *m)
{
    struct proxy *d = manager_dict(m);
    struct value *v = NULL, *inner = NULL;
    say_value(dict_proxy_get(d, text("f"), &v), &v, "KeyError");
    say(dict_proxy_set(d, text("f"), value_int(25)), "");
    say(dict_proxy_set(d, value_int(2), value_list(value_int(1), text("two"), value_none(), value_float(3.5), value_bool(true))), "");
    say(dict_proxy_set(d, value_list(value_int(1)), value_int(1)), "TypeError");
    say_value(dict_proxy_get(d, text("f"), &v), &v, "KeyError");
    dict_proxy_get(d, value_int(2), &inner);
    value_append(inner, text("lost"));
    value_free(inner);
    say_value(dict_proxy_copy(d, &v), &v, "");
    say_number(dict_proxy_len(d));
    say(dict_proxy_remove(d, text("f")), "KeyError");
    say(dict_proxy_remove(d, text("f")), "KeyError");
    say_value(dict_proxy_copy(d, &v), &v, "");
}

static void
lists(struct manager *m)
{
    struct proxy *l = manager_list(m);
    struct value *v = NULL;
    say_value(list_proxy_pop(l, -1, &v), &v, "IndexError");
    for (int i = 0; i < 4; i++) {
        list_proxy_append(l, value_int(i));
    }
    say_value(list_proxy_get(l, -1, &v), &v, "IndexError");
    say_value(list_proxy_get(l, 4, &v), &v, "IndexError");
    say_value(list_proxy_get(l, -5, &v), &v, "IndexError");
    say(list_proxy_set(l, 1, value_dict("a", value_list(value_int(1)), NULL)), "IndexError");
    say(list_proxy_set(l, 9, value_int(1)), "IndexError");
    say_value(list_proxy_pop(l, 0, &v), &v, "IndexError");
    say_value(list_proxy_pop(l, -1, &v), &v, "IndexError");
    say_value(list_proxy_copy(l, &v), &v, "");
    say_number(list_proxy_len(l));
}

static void
one_queue(struct proxy *q)
{
    struct value *v = NULL;
    say_value(queue_proxy_get_nowait(q, &v), &v, "Empty");
    say_value(queue_proxy_get_timeout(q, &v, MILLISECONDS(10)), &v, "Empty");
    say(queue_proxy_put(q, value_int(1)), "");
    say(queue_proxy_put(q, text("two")), "");
    say(queue_proxy_put_nowait(q, value_int(3)), "Full");
    say(queue_proxy_put_timeout(q, value_int(3), MILLISECONDS(10)), "Full");
    say_number(queue_proxy_qsize(q));
    say_truth(queue_proxy_full(q));
    say_truth(queue_proxy_empty(q));
    say_value(queue_proxy_get(q, &v), &v, "");
    say_value(queue_proxy_get(q, &v), &v, "");
    int done = 0;
    for (int i = 0; i < 2; i++) {
        done = queue_proxy_task_done(q);
        say(done, "ValueError");
    }
    say_number(queue_proxy_qsize(q));
}

static void
queues(struct manager *m)
{
    for (int maxsize = 2; maxsize >= -1; maxsize -= maxsize == 2 ? 2 : 1) {
        one_queue(manager_queue(m, maxsize));
    }
}

static void
others(struct manager *m)
{
    struct proxy *n = manager_namespace(m), *lock = manager_lock(m), *e = manager_event(m);
    struct value *v = NULL;
    say_value(namespace_proxy_get(n, "x", &v), &v, "AttributeError");
    namespace_proxy_set(n, "x", value_int(10));
    say_value(namespace_proxy_get(n, "x", &v), &v, "AttributeError");
    say(namespace_proxy_remove(n, "x"), "AttributeError");
    say(namespace_proxy_remove(n, "x"), "AttributeError");
    say(lock_proxy_release(lock), "RuntimeError");
    lock_proxy_acquire(lock);
    lock_proxy_release(lock);
    say_truth(event_proxy_is_set(e));
    event_proxy_set(e);
    say_truth(event_proxy_is_set(e));
    say_truth(event_proxy_wait(e) == 0);
    event_proxy_clear(e);
    say_truth(event_proxy_is_set(e));
}

static struct proxy *d, *l, *lock, *space, *done;

static int
write_all(void *arg)
{
    int me = (int)(intptr_t)arg;
    for (int i = 0; i < 10; i++) {
        char key[16];
        struct value *v;
        snprintf(key, sizeof key, "%d-%d", me, i);
        dict_proxy_set(d, text(key), value_int(i));
        list_proxy_append(l, value_int(me));
        lock_proxy_acquire(lock);
        namespace_proxy_get(space, "count", &v);
        namespace_proxy_set(space, "count", value_int(value_number(v) + 1));
        lock_proxy_release(lock);
        value_free(v);
    }
    queue_proxy_put(done, value_int(me));
    return 0;
}

static void
together(struct manager *m)
{
    struct process *p[2];
    struct value *a, *b, *v = NULL;
    d = manager_dict(m), l = manager_list(m), lock = manager_lock(m), space = manager_namespace(m), done = manager_queue(m, 0);
    namespace_proxy_set(space, "count", value_int(0));
    for (intptr_t me = 0; me < 2; me++) {
        p[me] = process_new(write_all, (void *)me);
        process_start(p[me]);
    }
    queue_proxy_get(done, &a);
    queue_proxy_get(done, &b);
    say_number((int)(value_number(a) + value_number(b)));
    process_join(p[0]);
    process_join(p[1]);
    say_number(dict_proxy_len(d));
    say_number(list_proxy_len(l));
    say_value(namespace_proxy_get(space, "count", &v), &v, "");
    say_value(dict_proxy_get(d, text("1-9"), &v), &v, "");
}

static struct queue *tasks;

static void *
give_tasks(void)
{
    return tasks;
}

static void
strangers(void)
{
    struct proxy *here, *there;
    struct value *v = NULL;
    tasks = queue_new(0);
    struct manager *m = manager_new("127.0.0.1:0", "abc");
    manager_register(m, "get_tasks", &manager_queue_kind, give_tasks);
    manager_start(m);
    say(manager_start(m), "ProcessError");
    struct manager *other = manager_new(manager_address(m), "abd"), *client = manager_new(manager_address(m), "abc");
    say(manager_connect(other), "AuthenticationError");
    say(manager_connect(client), "");
    manager_get(m, "get_tasks", NULL, &here);
    manager_get(client, "get_tasks", NULL, &there);
    queue_proxy_put(here, value_list(value_int(1), value_int(2)));
    say_value(queue_proxy_get(there, &v), &v, "");
    say_number((int)queue_qsize(tasks));
    say_number(manager_number_of_objects(m));
    manager_shutdown(m);
    struct manager *late = manager_new(manager_address(m), "abc");
    say(manager_connect(late) == -ECONNREFUSED ? -1 : 0, "ConnectionRefusedError");
}

int
main(void)
{
    static const struct { const char *name; void (*part)(struct manager *); } parts[] = {
        { "dicts", dicts }, { "lists", lists }, { "queues", queues }, { "others", others }, { "together", together },
    };
    struct manager *m = manager_started();
    for (int i = 0; i < 5; i++) {
        puts(parts[i].name);
        fflush(stdout);
        parts[i].part(m);
    }
    manager_shutdown(m);
    strangers();
}
