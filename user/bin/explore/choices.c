/* SPDX-License-Identifier: MIT */
/* See choices.h. */
#include "user/bin/explore/choices.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "user/bin/explore/token.h"

#define PROGRAM_MOST (16 << 20)

void
print_choices(const struct heddle_choice *choices, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        printf("%s%u@%u>%s%u", i ? "," : "", choices[i].tid, choices[i].number, choices[i].next & HEDDLE_LATE ? "t" : "",
               choices[i].next & ~HEDDLE_LATE);
    printf("%s", count ? "" : "none");
}

bool
read_choice(const char *text, struct heddle_choice *c)
{
    char late[2] = "";

    if (sscanf(text, "%u@%u>%1[t]%u", &c->tid, &c->number, late, &c->next) == 4)
        c->next |= HEDDLE_LATE;
    else if (sscanf(text, "%u@%u>%u", &c->tid, &c->number, &c->next) != 3)
        return false;
    return true;
}

uint64_t
program_digest(char *const *program)
{
    char *bytes = malloc(PROGRAM_MOST);
    int file = open(program[0], O_RDONLY);
    ssize_t n, size = 0;
    uint64_t digest;

    while (bytes && file >= 0 && size < PROGRAM_MOST && (n = read(file, bytes + size, PROGRAM_MOST - (size_t)size)) > 0)
        size += n;
    digest = token_digest(0, bytes, (size_t)size);
    for (char *const *word = program; *word; word++)
        digest = token_digest(digest, *word, strlen(*word));
    free(bytes);
    close(file);
    return digest;
}
