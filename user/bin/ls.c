/* SPDX-License-Identifier: MIT */
/* ls: lists folders in the order of names; -l with mode, links, size; -a with names that begin with a dot. */
#include "user/bin/tool.h"

#include <dirent.h>
#include <sys/stat.h>

static int details, hidden;

struct names {
    char **name;
    size_t count, room;
};

static void
names_add(struct names *names, const char *name)
{
    if (names->count == names->room) {
        names->room = names->room ? names->room * 2 : 64;
        names->name = realloc(names->name, names->room * sizeof(*names->name));
        if (names->name == NULL)
            die("memory");
    }
    names->name[names->count++] = strdup(name);
}

static int
by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char
type_letter(mode_t mode)
{
    return S_ISDIR(mode) ? 'd' : S_ISCHR(mode) ? 'c' : S_ISFIFO(mode) ? 'p' : S_ISLNK(mode) ? 'l' : '-';
}

static void
print_details(const char *path, const char *name)
{
    static const char letters[] = "rwxrwxrwx";
    char mode[11] = "";
    struct stat st;

    if (lstat(path, &st) < 0) {
        complain(path);
        return;
    }
    mode[0] = type_letter(st.st_mode);
    for (int i = 0; i < 9; i++)
        mode[i + 1] = st.st_mode & (0400u >> i) ? letters[i] : '-';
    printf("%s %3ld %9lld %s\n", mode, (long)st.st_nlink, (long long)st.st_size, name);
}

static int
read_folder(const char *path, struct names *names)
{
    DIR *folder = opendir(path);
    struct dirent *entry;

    if (folder == NULL)
        return -1;
    while ((entry = readdir(folder)) != NULL)
        if (hidden || entry->d_name[0] != '.')
            names_add(names, entry->d_name);
    closedir(folder);
    return 0;
}

static void
list_folder(const char *path)
{
    struct names names = { NULL, 0, 0 };
    char child[4096];

    if (read_folder(path, &names) < 0) {
        complain(path);
        return;
    }
    qsort(names.name, names.count, sizeof(*names.name), by_name);
    for (size_t i = 0; i < names.count; i++) {
        snprintf(child, sizeof(child), "%s/%s", path, names.name[i]);
        if (details)
            print_details(child, names.name[i]);
        else
            puts(names.name[i]);
        free(names.name[i]);
    }
    free(names.name);
}

static int
is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Files that were named come first, without a title. */
static void
list_file(const char *path)
{
    struct stat st;

    if (lstat(path, &st) < 0) {
        complain(path);
        tool.status = 2;
    } else if (details) {
        print_details(path, path);
    } else {
        puts(path);
    }
}

static void
list_named(int count, char **paths)
{
    const char *gap = "";

    qsort(paths, (size_t)count, sizeof(*paths), by_name);
    for (int i = 0; i < count; i++)
        if (!is_folder(paths[i])) {
            list_file(paths[i]);
            gap = "\n";
        }
    for (int i = 0; i < count; i++) {
        if (!is_folder(paths[i]))
            continue;
        if (count > 1)
            printf("%s%s:\n", gap, paths[i]);
        list_folder(paths[i]);
        gap = "\n";
    }
}

int
main(int argc, char **argv)
{
    int option;

    tool_start("ls", "[-la] [PATH]...");
    while ((option = getopt(argc, argv, "la")) != -1) {
        if (option == '?')
            usage();
        details |= option == 'l';
        hidden |= option == 'a';
    }
    if (optind == argc)
        list_folder(".");
    list_named(argc - optind, argv + optind);
    return tool_end();
}
