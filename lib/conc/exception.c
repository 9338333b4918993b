/* SPDX-License-Identifier: MIT */
/* The last exception of a thread, or of the generator that it runs.  Contracts in exception.h. */
#include <conc/exception.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static __thread struct exception of_thread;
static __thread struct exception *home;

static struct exception *
last(void)
{
    return home ? home : &of_thread;
}

int
exception_raise(int code, const char *format, ...)
{
    struct exception e = { .code = code };
    va_list args;
    va_start(args, format);
    vsnprintf(e.message, sizeof e.message, format, args);
    va_end(args);
    *last() = e;
    return code;
}

int
exception_raise_again(const struct exception *e)
{
    struct exception copy = *e;
    *last() = copy;
    return copy.code;
}

const struct exception *
exception_last(void)
{
    return last();
}

const struct exception *
exception_for(int code)
{
    if (last()->code != code) {
        exception_raise(code, "%s", strerror(-code));
    }
    return last();
}

struct exception *
exception_home(struct exception *new)
{
    struct exception *old = home;
    home = new;
    return old;
}
