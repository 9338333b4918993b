/* SPDX-License-Identifier: MIT */
/* mq_open(3): EEXIST with O_EXCL, ENOENT without O_CREAT, EINVAL without a leading slash, EACCES with more slashes. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    struct mq_attr attributes = { .mq_maxmsg = 2, .mq_msgsize = 16 };
    char name[300];

    TRY(mq_open("/q", O_RDWR));
    TRY(mq_open("/q", O_RDWR | O_CREAT | O_EXCL, 0600, &attributes));
    TRY(mq_open("/q", O_RDWR | O_CREAT | O_EXCL, 0600, &attributes));
    TRY(mq_open("/q", O_RDONLY));
    TRY(mq_open("/", O_RDWR | O_CREAT, 0600, NULL));
    TRY(mq_open("/a/b", O_RDWR | O_CREAT, 0600, NULL));
    memset(name, 'x', sizeof(name));
    name[0] = '/';
    name[299] = '\0';
    TRY(mq_open(name, O_RDWR | O_CREAT, 0600, NULL));
    TRY(mq_unlink("/q"));
    TRY(mq_unlink("/q"));
    return 0;
}
