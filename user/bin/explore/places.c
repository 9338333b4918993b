/* SPDX-License-Identifier: MIT */
/* See places.h. */
#include "user/bin/explore/places.h"

#include <stdio.h>
#include <string.h>

#include "kernel/abi/schedule.h"
#include "lib/elf/elf_file.h"

static struct elf_file file;

void
places_open(const char *program)
{
    char path[256];

    snprintf(path, sizeof(path), "%s%s", strchr(program, '/') ? "" : "/bin/", program);
    elf_open(&file, path);
}

const char *
function_name(uint64_t address)
{
    const Elf64_Sym *s = elf_symbol_at(&file, address, STT_FUNC);

    return s ? elf_name(&file, s) : NULL;
}

const char *
place_name(char *to, size_t size, uint64_t pc, bool short_form)
{
    const char *function = function_name(pc - 1), *path, *slash;
    unsigned int line;

    if (!elf_line(&file, pc - 1, &path, &line))
        snprintf(to, size, "%s", function ? function : "?");
    else if (short_form)
        snprintf(to, size, "%s:%u", (slash = strrchr(path, '/')) ? slash + 1 : path, line);
    else
        snprintf(to, size, "%s:%u, in %s", path, line, function ? function : "?");
    return to;
}

const char *
variable_name(char *to, size_t size, uint64_t address)
{
    const Elf64_Sym *s = elf_symbol_at(&file, address, STT_OBJECT);

    if (address & HEDDLE_SHARED)
        snprintf(to, size, "shared %lu+%lu", (unsigned long)((address & ~HEDDLE_SHARED) >> HEDDLE_SHARED_SHIFT),
                 (unsigned long)(address & ((1ul << HEDDLE_SHARED_SHIFT) - 1)));
    else if (!s)
        snprintf(to, size, "%#lx", (unsigned long)address);
    else if (s->st_value == address)
        snprintf(to, size, "%s", elf_name(&file, s));
    else
        snprintf(to, size, "%s+%lu", elf_name(&file, s), (unsigned long)(address - s->st_value));
    return to;
}

void
place_line(char *to, size_t size, FILE *source, unsigned int line)
{
    to[0] = '\0';
    while (source && line-- > 0)
        if (!fgets(to, (int)size, source))
            to[0] = '\0';
    to[strcspn(to, "\n")] = '\0';
    if (source)
        fclose(source);
}
