/* SPDX-License-Identifier: MIT */
/* See choices.h. */
#include "user/bin/explore/choices.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "user/bin/explore/token.h"

#define FILE_MOST (16 << 20)

void
print_choices(FILE *to, const struct heddle_choice *choices, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        fprintf(to, "%s%u@%u>%s%u", i ? "," : "", choices[i].tid, choices[i].number, choices[i].next & HEDDLE_LATE ? "t" : "",
               choices[i].next & ~HEDDLE_LATE);
    fprintf(to, "%s", count ? "" : "none");
}

static bool
read_choice(const char *text, struct heddle_choice *c)
{
    char late[2] = "";

    if (sscanf(text, "%u@%u>%1[t]%u", &c->tid, &c->number, late, &c->next) == 4)
        c->next |= HEDDLE_LATE;
    else if (sscanf(text, "%u@%u>%u", &c->tid, &c->number, &c->next) != 3)
        return false;
    return true;
}

int
read_choices(const char *text, struct heddle_choice *to, uint32_t room)
{
    uint32_t count = 0;

    for (const char *at = text; strcmp(text, "none") != 0 && *at && count < room; at += *at == ',') {
        if (!read_choice(at, &to[count++])) {
            fprintf(stderr, "explore: '%s' is not a choice; they look like 4@2>3,3@5>4,3@6>t4\n", at);
            return -1;
        }
        at += strcspn(at, ",");
    }
    return (int)count;
}

/* With the bytes of a file, if there are any or it is the first. */
static uint64_t
digest_file(uint64_t digest, const char *path)
{
    char *bytes = malloc(FILE_MOST);
    int file = open(path, O_RDONLY);
    ssize_t n, size = 0;

    while (bytes && file >= 0 && size < FILE_MOST && (n = read(file, bytes + size, FILE_MOST - (size_t)size)) > 0)
        size += n;
    if (size > 0 || digest == 0)
        digest = token_digest(digest, bytes, (size_t)size);
    free(bytes);
    close(file);
    return digest;
}

uint64_t
program_digest(char *const *program)
{
    uint64_t digest = digest_file(0, program[0]);

    for (char *const *word = program; *word; word++)
        digest = token_digest(digest, *word, strlen(*word));
    return digest_file(digest, "/boot/stdin");
}
