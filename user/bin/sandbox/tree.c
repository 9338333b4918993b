/* SPDX-License-Identifier: MIT */
/*
 * The private tree: the program and what was added at the paths they have outside, /dev, and /tmp to write to. Files are
 * links where that is possible: they are root's, and the program is not. What the program left is removed without
 * following a link and without recursion, however deep its folders are.
 */
#include "sandbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/quota.h>
#include <sys/stat.h>
#include <unistd.h>

static void
make_folder(const char *path, mode_t mode, uid_t owner)
{
    if (mkdir(path, mode) < 0 && errno != EEXIST)
        fail(path);
    if (chown(path, owner, owner) < 0 || chmod(path, mode) < 0)
        fail(path);
}

static void
make_device(struct sandbox *s, const char *name, dev_t device)
{
    char path[128];

    snprintf(path, sizeof(path), "%s/dev/%s", s->root, name);
    if (mknod(path, S_IFCHR | 0666, device) < 0 || chmod(path, 0666) < 0)
        fail(path);
}

/* Before anything is the user's: a quota counts from its beginning. A link to a file takes a name. */
static void
set_quota(struct sandbox *s, long mebibytes)
{
    struct dqblk quota = {
        .dqb_bhardlimit = (uint64_t)mebibytes << 10, .dqb_ihardlimit = (uint64_t)mebibytes << 6, .dqb_valid = QIF_LIMITS,
    };

    if (has(s, SIZE) && quotactl(QCMD(Q_SETQUOTA, USRQUOTA), "/", (int)s->uid, &quota) < 0)
        fail("quota");
}

void
tree_make(struct sandbox *s)
{
    char path[128];

    set_quota(s, s->size);

    snprintf(s->root, sizeof(s->root), "/tmp/sandbox.%d", (int)getpid());
    make_folder(s->root, 0755, 0);
    snprintf(path, sizeof(path), "%s/tmp", s->root);
    make_folder(path, 0700, has(s, USER) ? s->uid : 0);
    snprintf(path, sizeof(path), "%s/dev", s->root);
    make_folder(path, 0755, 0);
    make_device(s, "null", makedev(1, 3));
    make_device(s, "zero", makedev(1, 5));
    make_device(s, "urandom", makedev(1, 9));
}

/* The folders above path, which begins with the root. */
static void
make_folders(struct sandbox *s, char *path)
{
    for (char *slash = path + strlen(s->root) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        if (mkdir(path, 0755) < 0 && errno != EEXIST)
            fail(path);
        *slash = '/';
    }
}

void
tree_add(struct sandbox *s, const char *file)
{
    char from[1024], to[1200];
    const char *colon = strchr(file, ':'), *name = colon ? colon + 1 : file;

    snprintf(from, sizeof(from), "%.*s", (int)(colon ? colon - file : (long)strlen(file)), file);
    if (*name != '/' || strstr(name, "/../") != NULL) {
        errno = EINVAL;
        fail(name);
    }
    snprintf(to, sizeof(to), "%s%s", s->root, name);
    make_folders(s, to);
    if (linkat(AT_FDCWD, from, AT_FDCWD, to, AT_SYMLINK_FOLLOW) < 0)
        fail(from);
}

/* Empties a folder of the tree; folders in it that are not empty move up to `top`, to be emptied later. */
static void
empty(int top, const char *name, unsigned *moved)
{
    int fd = openat(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    struct dirent *entry;
    char up[32];

    while (folder && (entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (unlinkat(fd, entry->d_name, 0) == 0 || unlinkat(fd, entry->d_name, AT_REMOVEDIR) == 0)
            continue;
        snprintf(up, sizeof(up), ".moved%u", (*moved)++);
        renameat(fd, entry->d_name, top, up);
    }
    if (folder)
        closedir(folder);
}

static void
empty_all(int top)
{
    unsigned moved = 0;

    for (int round = 0; round < 100000; round++) {
        DIR *folder = fdopendir(dup(top));
        struct dirent *entry;
        int left = 0;

        if (folder == NULL)
            return;
        rewinddir(folder);
        while ((entry = readdir(folder)) != NULL)
            if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
                left = 1;
                empty(top, entry->d_name, &moved);
                if (unlinkat(top, entry->d_name, AT_REMOVEDIR) < 0)
                    unlinkat(top, entry->d_name, 0);
            }
        closedir(folder);
        if (!left)
            return;
    }
}

/* A file of the tree, wherever the program has put links on the way to it. */
static int
open_inside(struct sandbox *s, const char *name)
{
    int at = open(s->root, O_RDONLY | O_DIRECTORY | O_NOFOLLOW), flags = has(s, LINKS) ? O_NOFOLLOW : 0, next;
    char part[256];

    while (at >= 0) {
        size_t n;

        name += strspn(name, "/");
        n = strcspn(name, "/");
        snprintf(part, sizeof(part), "%.*s", (int)n, name);
        next = openat(at, part, O_RDONLY | O_NONBLOCK | flags | (name[n] ? O_DIRECTORY : 0));
        close(at);
        name += n;
        if (*name == '\0' || strcmp(part, "..") == 0)
            return strcmp(part, "..") == 0 ? -1 : next;
        at = next;
    }
    return -1;
}

void
tree_take(struct sandbox *s, const char *file)
{
    const char *colon = strchr(file, ':');
    char name[1024], bytes[4096];
    int from, to;
    struct stat st;
    ssize_t n;

    snprintf(name, sizeof(name), "%.*s", (int)(colon ? colon - file : (long)strlen(file)), file);
    from = open_inside(s, name);
    if (from < 0 || fstat(from, &st) < 0 || !S_ISREG(st.st_mode)) {
        fprintf(stderr, "sandbox: %s: the program left no such file\n", name);
        return;
    }
    to = open(colon ? colon + 1 : name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (to < 0)
        fail(file);
    while ((n = read(from, bytes, sizeof(bytes))) > 0)
        if (write(to, bytes, (size_t)n) != n)
            fail(file);
    close(from);
    close(to);
}

void
tree_remove(struct sandbox *s)
{
    int top = open(s->root, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);

    if (top >= 0) {
        empty_all(top);
        close(top);
    }
    set_quota(s, 0);
    if (rmdir(s->root) < 0)
        fail(s->root);
}
