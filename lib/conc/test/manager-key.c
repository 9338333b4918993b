/* SPDX-License-Identifier: MIT */
/* Over TCP: a client with another key is refused and one with the key served, while a third says nothing at all; what is
 * registered is found by name, what is not is an error; an address in use is one too; the end of the server is seen by all. */
#include "claim.h"

#include <conc/listener.h>
#include <conc/manager.h>
#include <conc/queue.h>
#include <errno.h>

static struct queue *tasks;

static void *
give_tasks(void)
{
    return tasks;
}

int
main(void)
{
    struct proxy *here, *there, *again, *none;
    struct connection *silent;
    struct value *v;
    tasks = queue_new(0);
    struct manager *m = manager_new("127.0.0.1:0", "abc");
    CLAIM_EQ(manager_register(m, "get_tasks", &manager_queue_kind, give_tasks), 0);
    CLAIM_EQ(manager_get(m, "get_tasks", NULL, &here), -EINVAL);
    CLAIM_EQ(manager_start(m), 0);
    CLAIM_EQ(manager_register(m, "late", &manager_queue_kind, give_tasks), -EBUSY);
    const char *address = manager_address(m);
    CLAIM_EQ(connection_client(address, NULL, &silent), 0);

    struct manager *other = manager_new(address, "abd");
    CLAIM_EQ(manager_connect(other), -EACCES);
    CLAIM_EQ(manager_get(other, "get_tasks", NULL, &none), -EINVAL);
    manager_free(other);

    struct manager *client = manager_new(address, "abc");
    CLAIM_EQ(manager_connect_timeout(client, SECONDS(30)), 0);
    CLAIM_EQ(manager_get(client, "get_nothing", NULL, &none), -ENOENT);
    CLAIM_EQ(manager_get(m, "get_tasks", NULL, &here), 0);
    CLAIM_EQ(manager_get(client, "get_tasks", NULL, &there), 0);
    CLAIM_EQ(manager_get(client, "get_tasks", NULL, &again), 0);
    CLAIM_EQ(manager_number_of_objects(client), 1);
    CLAIM_EQ(queue_proxy_put(here, value_int(7)), 0);
    CLAIM_EQ(queue_proxy_get_timeout(there, &v, SECONDS(30)), 0);
    CLAIM_EQ(value_number(v), 7);
    value_free(v);
    CLAIM(queue_empty(tasks));

    struct manager *twice = manager_new(address, "abc");
    CLAIM_EQ(manager_start(twice), -EADDRINUSE);
    manager_free(twice);
    struct manager *nonsense = manager_new("no address", "abc");
    CLAIM_EQ(manager_start(nonsense), -EINVAL);
    CLAIM_EQ(manager_connect(nonsense), -EINVAL);
    manager_free(nonsense);

    proxy_free(again);
    CLAIM_EQ(manager_shutdown(client), -EINVAL);
    CLAIM_EQ(manager_shutdown(m), 0);
    CLAIM_EQ(queue_proxy_qsize(there), -EPIPE);
    CLAIM_EQ(queue_proxy_qsize(there), -ECONNREFUSED);
    connection_close(silent);
    manager_free(client);
    manager_free(m);
}
