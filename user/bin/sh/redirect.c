/* SPDX-License-Identifier: MIT */
/* Redirections, one after the other: in `>x 2>&1` the second sees what the first did. */
#include "user/bin/sh/redirect.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "user/bin/sh/expand.h"
#include "user/bin/sh/shell.h"

/* A file without a name that holds the text. */
static int
open_here(const struct redirect *redirect)
{
    const char *text = redirect->literal ? redirect->word : expand_here(redirect->word);
    char path[64];
    int fd;

    snprintf(path, sizeof(path), "/tmp/.sh-%d", (int)getpid());
    fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (fd < 0)
        return -1;
    unlink(path);
    if (write(fd, text, strlen(text)) != (ssize_t)strlen(text) || lseek(fd, 0, SEEK_SET) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* Opens what the redirection names. Returns a new descriptor or -1. */
static int
open_target(const struct redirect *redirect, const char *name)
{
    switch (redirect->type) {
    case TOKEN_INPUT: return open(name, O_RDONLY);
    case TOKEN_OUTPUT: return open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    case TOKEN_APPEND: return open(name, O_WRONLY | O_CREAT | O_APPEND, 0666);
    case TOKEN_HERE: return open_here(redirect);
    default:
        if (name[0] < '0' || name[0] > '9') {
            errno = EBADF;
            return -1;
        }
        return dup(name[0] - '0');
    }
}

static void
save(struct saved *saved, int fd)
{
    if (saved == NULL || saved->count == MAX_SAVED)
        return;
    saved->entry[saved->count].fd = fd;
    saved->entry[saved->count].copy = fcntl(fd, F_DUPFD_CLOEXEC, FIRST_OWN_FD);
    saved->count++;
}

static int
apply_one(const struct redirect *redirect, struct saved *saved)
{
    const char *name = redirect->type == TOKEN_HERE ? "here-document" : expand_one(redirect->word);
    bool closes = redirect->type >= TOKEN_DUP_INPUT && strcmp(name, "-") == 0;
    int fd = closes ? -1 : open_target(redirect, name);

    if (fd < 0 && !closes) {
        shell_error("%s: %s", name, strerror(errno));
        return -1;
    }
    if (fd == redirect->fd)
        return 0;
    save(saved, redirect->fd);
    if (closes) {
        close(redirect->fd);
        return 0;
    }
    dup2(fd, redirect->fd);
    close(fd);
    return 0;
}

int
redirect_apply(const struct redirect *redirect, struct saved *saved)
{
    for (; redirect != NULL; redirect = redirect->next)
        if (apply_one(redirect, saved) < 0)
            return -1;
    return 0;
}

void
redirect_undo(struct saved *saved)
{
    while (saved->count > 0) {
        int i = --saved->count;

        if (saved->entry[i].copy < 0) {
            close(saved->entry[i].fd);
            continue;
        }
        dup2(saved->entry[i].copy, saved->entry[i].fd);
        close(saved->entry[i].copy);
    }
}
