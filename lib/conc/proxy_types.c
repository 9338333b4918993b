/* SPDX-License-Identifier: MIT */
/* What can be done with each kind of proxy: one call each.  Contracts in proxy.h. */
#include <conc/proxy.h>

#include <errno.h>

/* A timeout as an argument: the server waits. */
static struct value *
timeout_value(int64_t timeout)
{
    return timeout == TIMEOUT_FOREVER ? value_none() : value_int(timeout);
}

/* The values are given away, also when there is no memory for the list of them. */
static int
call_with(struct proxy *p, const char *method, struct value *args, struct value **result)
{
    return args ? proxy_call(p, method, args, result) : -ENOMEM;
}

/* For methods that give a number or a truth. */
static int
number_call(struct proxy *p, const char *method)
{
    struct value *v;
    int r = proxy_call(p, method, NULL, &v);
    if (r == 0) {
        r = (int)value_number(v);
        value_free(v);
    }
    return r;
}

int
queue_proxy_put_timeout(struct proxy *p, struct value *v, int64_t timeout)
{
    return call_with(p, "put", value_list(v, timeout_value(timeout)), NULL);
}

int
queue_proxy_put(struct proxy *p, struct value *v)
{
    return queue_proxy_put_timeout(p, v, TIMEOUT_FOREVER);
}

int
queue_proxy_put_nowait(struct proxy *p, struct value *v)
{
    return queue_proxy_put_timeout(p, v, 0);
}

int
queue_proxy_get_timeout(struct proxy *p, struct value **v, int64_t timeout)
{
    return call_with(p, "get", value_list(timeout_value(timeout)), v);
}

int
queue_proxy_get(struct proxy *p, struct value **v)
{
    return queue_proxy_get_timeout(p, v, TIMEOUT_FOREVER);
}

int
queue_proxy_get_nowait(struct proxy *p, struct value **v)
{
    return queue_proxy_get_timeout(p, v, 0);
}

int
queue_proxy_qsize(struct proxy *p)
{
    return number_call(p, "qsize");
}

int
queue_proxy_empty(struct proxy *p)
{
    return number_call(p, "empty");
}

int
queue_proxy_full(struct proxy *p)
{
    return number_call(p, "full");
}

int
queue_proxy_task_done(struct proxy *p)
{
    return proxy_call(p, "task_done", NULL, NULL);
}

int
queue_proxy_join_timeout(struct proxy *p, int64_t timeout)
{
    return call_with(p, "join", value_list(timeout_value(timeout)), NULL);
}

int
queue_proxy_join(struct proxy *p)
{
    return queue_proxy_join_timeout(p, TIMEOUT_FOREVER);
}

int
dict_proxy_set(struct proxy *p, struct value *key, struct value *v)
{
    return call_with(p, "__setitem__", value_list(key, v), NULL);
}

int
dict_proxy_get(struct proxy *p, struct value *key, struct value **v)
{
    return call_with(p, "__getitem__", value_list(key), v);
}

int
dict_proxy_remove(struct proxy *p, struct value *key)
{
    return call_with(p, "__delitem__", value_list(key), NULL);
}

int
dict_proxy_len(struct proxy *p)
{
    return number_call(p, "__len__");
}

int
dict_proxy_copy(struct proxy *p, struct value **v)
{
    return proxy_call(p, "copy", NULL, v);
}

int
list_proxy_append(struct proxy *p, struct value *v)
{
    return call_with(p, "append", value_list(v), NULL);
}

int
list_proxy_set(struct proxy *p, int64_t index, struct value *v)
{
    return call_with(p, "__setitem__", value_list(value_int(index), v), NULL);
}

int
list_proxy_get(struct proxy *p, int64_t index, struct value **v)
{
    return call_with(p, "__getitem__", value_list(value_int(index)), v);
}

int
list_proxy_pop(struct proxy *p, int64_t index, struct value **v)
{
    return call_with(p, "pop", value_list(value_int(index)), v);
}

int
list_proxy_len(struct proxy *p)
{
    return number_call(p, "__len__");
}

int
list_proxy_copy(struct proxy *p, struct value **v)
{
    return proxy_call(p, "copy", NULL, v);
}

int
namespace_proxy_set(struct proxy *p, const char *name, struct value *v)
{
    return call_with(p, "__setattr__", value_list(value_string(name), v), NULL);
}

int
namespace_proxy_get(struct proxy *p, const char *name, struct value **v)
{
    return call_with(p, "__getattribute__", value_list(value_string(name)), v);
}

int
namespace_proxy_remove(struct proxy *p, const char *name)
{
    return call_with(p, "__delattr__", value_list(value_string(name)), NULL);
}

int
lock_proxy_acquire_timeout(struct proxy *p, int64_t timeout)
{
    return call_with(p, "acquire", value_list(timeout_value(timeout)), NULL);
}

int
lock_proxy_acquire(struct proxy *p)
{
    return lock_proxy_acquire_timeout(p, TIMEOUT_FOREVER);
}

int
lock_proxy_release(struct proxy *p)
{
    return proxy_call(p, "release", NULL, NULL);
}

int
event_proxy_set(struct proxy *p)
{
    return proxy_call(p, "set", NULL, NULL);
}

int
event_proxy_clear(struct proxy *p)
{
    return proxy_call(p, "clear", NULL, NULL);
}

int
event_proxy_is_set(struct proxy *p)
{
    return number_call(p, "is_set");
}

int
event_proxy_wait_timeout(struct proxy *p, int64_t timeout)
{
    return call_with(p, "wait", value_list(timeout_value(timeout)), NULL);
}

int
event_proxy_wait(struct proxy *p)
{
    return event_proxy_wait_timeout(p, TIMEOUT_FOREVER);
}
