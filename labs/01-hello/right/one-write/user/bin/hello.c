/* SPDX-License-Identifier: MIT */
/* hello without printf: the whole text is put together in memory and written by one system call. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COUNT_MOST = 99 };

static char *text;
static size_t size;

static void
add(const char *word)
{
    memcpy(text + size, word, strlen(word));
    size += strlen(word);
}

static void
greet(const char *name, int number)
{
    char digits[3] = { (char)('0' + number / 10), (char)('0' + number % 10), '\0' };

    if (number > 0) {
        add(digits + (number < 10));
        add(": ");
    }
    add("Hello, ");
    add(name);
    add("!\n");
}

/* Only digits, and not too many: 1 to COUNT_MOST, or 0. */
static int
count_of(const char *word)
{
    int n = 0;

    if (strspn(word, "0123456789") != strlen(word)) {
        return 0;
    }
    for (; *word && n <= COUNT_MOST; word++) {
        n = 10 * n + *word - '0';
    }
    return n <= COUNT_MOST ? n : 0;
}

int
main(int argc, char **argv)
{
    char *nobody[] = { "world" };
    bool counted = argc > 1 && strcmp(argv[1], "-n") == 0;
    int count = counted && argc > 2 ? count_of(argv[2]) : 0, first = counted ? 3 : 1;
    char **names = first < argc ? argv + first : nobody;
    int n = first < argc ? argc - first : 1;
    size_t room = 0;

    if (counted && count == 0) {
        static const char message[] = "hello: -n wants a number from 1 to 99\n";
        return write(2, message, sizeof message - 1) < 0 ? 3 : 2;
    }
    for (int i = 0; i < n; i++) {
        room += (strlen(names[i]) + sizeof "99: Hello, !\n") * (size_t)(count ? count : 1);
    }
    text = malloc(room);
    for (int i = 0; text && i < n; i++) {
        for (int number = count ? 1 : 0; number <= count; number++) {
            greet(names[i], number);
        }
    }
    return text && write(1, text, size) == (ssize_t)size ? 0 : 1;
}
