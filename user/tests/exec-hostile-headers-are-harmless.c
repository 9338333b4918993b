/* SPDX-License-Identifier: MIT */
/* Programs whose headers lie about sizes, offsets and addresses are refused or killed, and nobody else is harmed. */
#include "check.h"

#include <stdint.h>

#define PATH "/tmp/hostile"

/* An ELF file of one segment, as in the System V ABI. */
static struct {
    unsigned char ident[16];
    uint16_t type, machine;
    uint32_t version;
    uint64_t entry, program_offset, section_offset;
    uint32_t flags;
    uint16_t header_size, program_size, programs, section_size, sections, names;
    uint32_t segment_type, segment_flags;
    uint64_t offset, address, physical, file_size, memory_size, alignment;
    unsigned char code[16];
} image;

static void
make_good(void)
{
    static const unsigned char ident[16] = { 0x7f, 'E', 'L', 'F', 2, 1, 1 };
    static const unsigned char code[] = { 0x31, 0xff, 0xb8, 60, 0, 0, 0, 0x0f, 0x05 }; /* exit(0) */

    memset(&image, 0, sizeof(image));
    memcpy(image.ident, ident, sizeof(ident));
    memcpy(image.code, code, sizeof(code));
    image.type = 2;
    image.machine = 62;
    image.version = 1;
    image.program_offset = 64;
    image.header_size = 64;
    image.program_size = 56;
    image.programs = 1;
    image.segment_type = 1;
    image.segment_flags = 5;
    image.address = 0x400000;
    image.entry = image.address + 120;
    image.file_size = image.memory_size = sizeof(image);
    image.alignment = 4096;
}

/* Executes the image in a child. Returns its wait status; it exits with 99 if execve refuses. */
static int
execute(void)
{
    char *arguments[] = { PATH, NULL };
    char *environment[] = { NULL };
    int fd = (int)CHECK_OK(open(PATH, O_WRONLY | O_CREAT | O_TRUNC, 0700));
    pid_t child;

    CHECK_EQ(write(fd, &image, sizeof(image)), sizeof(image));
    close(fd);
    child = fork();
    if (child == 0) {
        execve(PATH, arguments, environment);
        _exit(99);
    }
    return wait_status(child) & ~0x80;
}

static void
spoil(int how)
{
    make_good();
    switch (how) {
    case 0: image.address = 0xffffffff80000000UL; image.entry = image.address; break;
    case 1: image.address = 0x7ffffffff000UL; image.memory_size = 1 << 20; break;
    case 2: image.memory_size = 1UL << 46; break;
    case 3: image.memory_size = UINT64_MAX; break;
    case 4: image.file_size = UINT64_MAX; break;
    case 5: image.file_size = image.memory_size + 1; break;
    case 6: image.offset = 1UL << 63; break;
    case 7: image.programs = 65535; break;
    case 8: image.program_offset = UINT64_MAX - 10; break;
    case 9: image.entry = 0; break;
    case 10: image.entry = 0xffffffff80100000UL; break;
    case 11: image.entry = 0x8000000000000000UL; break;
    case 12: image.address = 0; image.entry = 120; break;
    case 13: image.segment_flags = 0; break;
    case 14: image.program_size = 1; break;
    case 15: image.file_size = image.memory_size = 1 << 20; break;
    }
}

int
main(void)
{
    make_good();
    CHECK_EQ(execute(), EXITED(0));
    for (int how = 0; how < 16; how++) {
        int status;

        spoil(how);
        status = execute();
        if (status != EXITED(0)) /* some lies do not matter */
            CHECK(status == EXITED(99) || WIFSIGNALED(status));
    }
    make_good();
    CHECK_EQ(execute(), EXITED(0));
    unlink(PATH);
    return 0;
}
