/* SPDX-License-Identifier: MIT */
/* The way to the next is read from the one that was freed.  One thread: no schedule is needed, only that freed memory is not what it was. */
#include <stdlib.h>

struct node {
    struct node *next;
};

int
main(void)
{
    struct node *list = NULL;

    for (int i = 0; i < 3; i++) {
        struct node *node = malloc(sizeof(*node));
        node->next = list;
        list = node;
    }
    for (struct node *node = list; node; node = node->next)
        free(node);
}
