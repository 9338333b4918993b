/* SPDX-License-Identifier: MIT */
/*
 * R4  A manager's dict, written by two processes.
 *
 * Python: process_dict = Manager().dict(); two processes call add_data(process_dict, key, value), the parent joins both and prints
 * the dict.  (The notes write args(...) for args=(...), and Manager().queue for Manager().Queue.)
 *
 * Look at: a plain dict, written by the same two processes, is empty in the parent; the manager's has both keys.  And the number of
 * processes: there is a third.
 *
 * Why: a child writes into its own copy of all memory.  The manager's dict is in neither: a server process has it, and what the
 * others hold are proxies, whose every use is a message to the server and one back, over a socket on which both
 * have proved that they know a key.  What comes back is a copy: a list taken out of the dict is changed in vain, until it is put back.
 *
 * Try: lesson r4 KEY VALUE KEY VALUE
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/manager.h>
#include <conc/process.h>

struct entry {
    const char *key;
    long value;
};

static struct value *plain_dict;
static struct proxy *process_dict;

static int
add_data(void *arg)
{
    const struct entry *e = arg;
    value_set_text(plain_dict, e->key, value_int(e->value));
    dict_proxy_set(process_dict, value_string(e->key), value_int(e->value));
    printf("@added key=%s value=%ld pid=%d\n", e->key, e->value, getpid());
    return 0;
}

/* Append to the list under this key, and tell how long it is then. */
static void
try_to_change_inside(void)
{
    struct value *list;
    dict_proxy_set(process_dict, value_string("list"), value_new_list());
    for (int put_back = 0; put_back < 2; put_back++) {
        dict_proxy_get(process_dict, value_string("list"), &list);
        value_append(list, value_int(1));
        if (put_back) {
            dict_proxy_set(process_dict, value_string("list"), list);
        } else {
            value_free(list);
        }
        dict_proxy_get(process_dict, value_string("list"), &list);
        printf("@inside put_back=%d length=%ld\n", put_back, (long)list->count);
        value_free(list);
    }
}

int
main(int argc, char **argv)
{
    struct entry entry[2] = { { arg_text(argc, argv, 1, "f"), arg_number(argc, argv, 2, 25) },
                              { arg_text(argc, argv, 3, "f2"), arg_number(argc, argv, 4, 27) } };
    struct process *p[2];
    lesson_begin();
    struct manager *manager = manager_started();
    plain_dict = value_new_dict();
    process_dict = manager_dict(manager);
    printf("@manager pid=%d\n", manager_pid(manager));
    for (int i = 0; i < 2; i++) {
        p[i] = process_new(add_data, &entry[i]);
        process_start(p[i]);
    }
    for (int i = 0; i < 2; i++) {
        process_join(p[i]);
    }
    printf("@plain length=%ld\n", (long)plain_dict->count);
    printf("@dict length=%d\n", dict_proxy_len(process_dict));
    for (int i = 0; i < 2; i++) {
        struct value *v;
        dict_proxy_get(process_dict, value_string(entry[i].key), &v);
        printf("@read key=%s value=%ld\n", entry[i].key, (long)value_number(v));
        value_free(v);
    }
    try_to_change_inside();
    proxy_free(process_dict);
    manager_free(manager);
}
