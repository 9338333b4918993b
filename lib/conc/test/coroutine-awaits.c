/* SPDX-License-Identifier: MIT */
/* await hands on what the awaited coroutine suspends with, what it returns and what it raises; a coroutine runs once;
 * a generator can be awaited too. */
#include "claim.h"

#include <conc/coroutine.h>

static int
downloader(void *arg, void **result)
{
    if (!arg) {
        return exception_raise(-EIO, "no url");
    }
    int r = generator_yield("waiting", NULL);
    *result = arg;
    return r;
}

static int
download_url(void *arg, void **result)
{
    return coroutine_await(coroutine_new(downloader, arg), result);
}

static int
await_generator(void *arg, void **result)
{
    return coroutine_await(coroutine_of_generator(arg), result);
}

int
main(void)
{
    void *value = NULL;
    struct coroutine *c = coroutine_new(download_url, "page");
    CLAIM_EQ(coroutine_send(c, "early", &value), TYPE_ERROR);
    CLAIM_EQ(coroutine_send(c, NULL, &value), 0);
    CLAIM(strcmp(value, "waiting") == 0);
    CLAIM_EQ(coroutine_send(c, NULL, &value), STOP_ITERATION);
    CLAIM(strcmp(value, "page") == 0);
    CLAIM_EQ(coroutine_send(c, NULL, &value), RUNTIME_ERROR);
    coroutine_free(c);

    c = coroutine_new(download_url, NULL);
    CLAIM_EQ(coroutine_send(c, NULL, &value), -EIO);
    CLAIM(strcmp(exception_last()->message, "no url") == 0);
    coroutine_free(c);

    c = coroutine_new(await_generator, generator_new(downloader, "other"));
    CLAIM_EQ(coroutine_send(c, NULL, &value), 0);
    CLAIM_EQ(coroutine_throw(c, &(struct exception){ .code = -EINTR }, &value), -EINTR);
    coroutine_free(c);
    CLAIM_EQ(coroutine_await(NULL, NULL), TYPE_ERROR);
}
