/* SPDX-License-Identifier: MIT */
/*
 * Watch: epoll with a callback for either direction of each descriptor.  Contracts in watch.h.
 *
 * Level-triggered: what is not read is reported again in the next round.  A descriptor with a hang-up or an error is
 * ready in both directions: the callback's own read or write then says what is wrong.
 */
#include <conc/time.h>
#include <conc/watch.h>

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#define AT_ONCE 64

struct side {
    loop_callback *callback;    /* NULL: not watched */
    void *arg;
    struct handle *queued;      /* found and not yet run */
};

struct watched {
    struct side side[2];
    int fd;
    bool in_set;
};

int
watch_init(struct watch *w)
{
    *w = (struct watch){ .epoll = epoll_create1(EPOLL_CLOEXEC) };
    return w->epoll < 0 ? -errno : 0;
}

void
watch_destroy(struct watch *w)
{
    for (size_t i = 0; i < w->room; i++) {
        free(w->by_fd[i]);
    }
    free(w->by_fd);
    close(w->epoll);
    *w = (struct watch){ .epoll = -1 };
}

static struct watched *
watched_of(struct watch *w, int fd)
{
    if (fd < 0) {
        return NULL;
    }
    if ((size_t)fd >= w->room) {
        size_t room = (size_t)fd + 16;
        struct watched **by_fd = realloc(w->by_fd, room * sizeof *by_fd);
        if (!by_fd) {
            return NULL;
        }
        memset(by_fd + w->room, 0, (room - w->room) * sizeof *by_fd);
        w->by_fd = by_fd;
        w->room = room;
    }
    if (!w->by_fd[fd] && (w->by_fd[fd] = calloc(1, sizeof(struct watched))) != NULL) {
        w->by_fd[fd]->fd = fd;
    }
    return w->by_fd[fd];
}

/* Tell the kernel which directions are wanted now.  0 or a negative error. */
static int
tell(struct watch *w, struct watched *d)
{
    struct epoll_event event = { .data.fd = d->fd };
    event.events = (d->side[WATCH_READ].callback ? EPOLLIN : 0) | (d->side[WATCH_WRITE].callback ? EPOLLOUT : 0);
    if (!event.events && !d->in_set) {
        return 0;
    }
    int operation = !event.events ? EPOLL_CTL_DEL : d->in_set ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    if (epoll_ctl(w->epoll, operation, d->fd, &event) < 0 && operation != EPOLL_CTL_DEL) {
        return -errno;
    }
    d->in_set = event.events != 0;
    return 0;
}

int
watch_set(struct watch *w, int fd, enum watch_side side, loop_callback *callback, void *arg)
{
    struct watched *d = watched_of(w, fd);
    if (!d) {
        return fd < 0 ? -EBADF : -ENOMEM;
    }
    struct side *s = &d->side[side], before = *s;
    if (s->queued) {
        handle_cancel(s->queued);
    }
    *s = (struct side){ callback, arg, NULL };
    int r = tell(w, d);
    if (r < 0) {
        *s = (struct side){ NULL, NULL, NULL };
        return r;
    }
    return before.callback != NULL;
}

static void
run_side(void *arg)
{
    struct side *s = arg;
    s->queued = NULL;
    s->callback(s->arg);
}

static void
find(struct side *s, watch_found *found, void *arg)
{
    if (s->callback && !s->queued) {
        s->queued = found(arg, run_side, s);
    }
}

void
watch_wait(struct watch *w, int64_t timeout, watch_found *found, void *arg)
{
    struct epoll_event events[AT_ONCE];
    int64_t ms = timeout < 0 ? -1 : (timeout + MILLISECONDS(1) - 1) / MILLISECONDS(1);
    int n = epoll_wait(w->epoll, events, AT_ONCE, (int)(ms < INT_MAX ? ms : INT_MAX));
    for (int i = 0; i < n; i++) {
        struct watched *d = w->by_fd[events[i].data.fd];
        if (events[i].events & ~(uint32_t)EPOLLOUT) {
            find(&d->side[WATCH_READ], found, arg);
        }
        if (events[i].events & ~(uint32_t)EPOLLIN) {
            find(&d->side[WATCH_WRITE], found, arg);
        }
    }
}
